package org.modalis.studio.chat.internal.page;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A formula on lines of its own, between {@code $$} and {@code $$} or {@code \[} and {@code \]}. Its lines are no lists or
 * headings, whatever they begin with. One that is not closed ends at the next empty line.
 */
final class MathBlock extends CustomBlock {

	private final List<String> lines = new ArrayList<>();
	private String opening = "";
	private boolean closed;

	/** As it was written. */
	String source() {
		return String.join("\n", lines).strip();
	}

	/** Without its delimiters; empty text while it is not closed. */
	String latex() {
		String all = source();
		return closed ? all.substring(2, all.length() - 2) : "";
	}

	private static String closing(String opening) {
		return opening.equals("$$") ? "$$" : "\\]";
	}

	/** Takes a line; the formula is closed when it ends with the delimiter. */
	private void add(String line) {
		lines.add(line);
		String all = source();
		closed = all.length() >= 4 && all.endsWith(closing(opening));
	}

	/** Where one begins. A line on which other text follows the formula is left to the paragraph. */
	static final BlockParserFactory START = new BlockParserFactory() {
		@Override
		public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
			CharSequence line = state.getLine().getContent();
			int at = state.getNextNonSpaceIndex();
			String rest = line.subSequence(at, line.length()).toString().strip();
			if (state.getIndent() >= 4 || !rest.startsWith("$$") && !rest.startsWith("\\["))
				return BlockStart.none();
			String opening = rest.substring(0, 2);
			int end = rest.indexOf(closing(opening), 2);
			return end >= 0 && end + 2 < rest.length() ? BlockStart.none() : BlockStart.of(new Reading(opening)).atIndex(at);
		}
	};

	private static final class Reading extends AbstractBlockParser {

		private final MathBlock block = new MathBlock();

		Reading(String opening) {
			block.opening = opening;
		}

		@Override
		public Block getBlock() {
			return block;
		}

		@Override
		public BlockContinue tryContinue(ParserState state) {
			return block.closed || state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
		}

		@Override
		public void addLine(SourceLine line) {
			block.add(line.getContent().toString());
		}
	}
}
