package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource.State;

/**
 * Writes {@code fooBar}, {@code foo_bar} and {@code foo.bar} as the one word {@code foobar}, so that each finds the others, and
 * where it is asked to also as {@code foo} and {@code bar}, at the same position so that phrases go on behind it.
 */
final class NameFilter extends TokenFilter {

	/** A part of the word at hand, from and to a character. */
	private record Part(int start, int end) {
	}

	private final boolean parts;
	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
	private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
	private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
	private final Deque<Part> waiting = new ArrayDeque<>();
	private State whole;
	private String text = "";
	private boolean exact;
	private int start;

	NameFilter(TokenStream words, boolean parts) {
		super(words);
		this.parts = parts;
	}

	@Override
	public boolean incrementToken() throws IOException {
		if (!waiting.isEmpty()) {
			give(waiting.remove());
			return true;
		}
		if (!input.incrementToken())
			return false;
		if (!plain())
			cut();
		return true;
	}

	/** Most words have no sign in them, and a large letter at most at their beginning. */
	private boolean plain() {
		char[] letters = term.buffer();
		for (int i = 0; i < term.length(); i++)
			if ((letters[i] < 'a' || letters[i] > 'z') && (Character.isUpperCase(letters[i]) ? i > 0 : !Character.isLetterOrDigit(letters[i])))
				return false;
		return true;
	}

	private void cut() {
		text = term.toString();
		start = offset.startOffset();
		exact = offset.endOffset() - start == text.length();
		var joined = new StringBuilder(text.length());
		for (int from = 0; from < text.length(); from++) {
			int to = from;
			while (to < text.length() && belongs(text.charAt(to)))
				to++;
			if (to > from) {
				joined.append(text, from, to);
				cutByCase(from, to);
			}
			from = to;
		}
		if (parts && waiting.size() > 1)
			whole = captureState();
		else
			waiting.clear();
		if (!joined.isEmpty())
			term.setEmpty().append(joined);
	}

	/** Notes a part without signs, and what it consists of where that is more than one thing. */
	private void cutByCase(int from, int to) {
		if (to - from < text.length())
			waiting.add(new Part(from, to));
		int begin = from;
		for (int at = from + 1; at < to; at++)
			if (turns(at, to)) {
				waiting.add(new Part(begin, at));
				begin = at;
			}
		if (begin > from)
			waiting.add(new Part(begin, to));
	}

	private static boolean belongs(char c) {
		return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || Character.getType(c) == Character.NON_SPACING_MARK
				|| Character.getType(c) == Character.COMBINING_SPACING_MARK;
	}

	/** Before a large letter after a small one, and before the last of several that a small one follows: HTTP|Server. */
	private boolean turns(int at, int end) {
		return Character.isUpperCase(text.charAt(at)) && (Character.isLowerCase(text.charAt(at - 1))
				|| Character.isUpperCase(text.charAt(at - 1)) && at + 1 < end && Character.isLowerCase(text.charAt(at + 1)));
	}

	private void give(Part part) {
		restoreState(whole);
		step.setPositionIncrement(0);
		term.setEmpty().append(text, part.start(), part.end());
		if (exact)
			offset.setOffset(start + part.start(), start + part.end());
	}

	@Override
	public void reset() throws IOException {
		super.reset();
		waiting.clear();
	}
}
