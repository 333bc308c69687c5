package org.modalis.studio.chat.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.studio.chat.internal.code.Highlighter;

/**
 * An answer while it grows: finds out what of it must be drawn again. What lies before the block that is being written is never
 * looked at again, nor are the finished items, rows and lines of that block, so a piece costs the same at the end of a long
 * answer as at its beginning. Used by one thread at a time.
 */
final class GrowingText {

	private static final String STRETCHES = "stretches";
	/** A paragraph that gets longer is drawn in stretches while it comes. */
	private static final int LONG_PARAGRAPH = 2_000;

	/**
	 * Something to draw.
	 *
	 * @param block from which top-level block on
	 * @param part from which part of this one block on; empty when whole blocks are replaced, down to the end
	 */
	record Change(int block, Optional<Integer> part, String html) {
	}

	/** The block that is being written, as far as it is finished. */
	private record Open(String kind, int parts, String again, Highlighter.State state) {
	}

	private final Markdown markdown;
	private String text = "";
	private int start;
	private int closed;
	private Optional<Open> open = Optional.empty();
	private List<Block> tail = List.of();

	GrowingText(Markdown markdown) {
		this.markdown = markdown;
	}

	/** What must be drawn now that the answer reads so. A text that does not continue the one before is drawn from the start. */
	List<Change> update(String whole) {
		String next = whole.indexOf('\r') < 0 ? whole : whole.replace("\r\n", "\n").replace('\r', '\n');
		var changes = new ArrayList<Change>();
		if (!next.startsWith(text))
			restart(changes);
		text = next;
		String again = open.map(Open::again).orElse("");
		String slice = again + text.substring(start);
		List<Block> fresh = stretched(markdown.blocks(slice, open.map(Open::state).orElse(Highlighter.State.FRESH)), slice);
		if (open.isPresent() && (fresh.isEmpty() || !fresh.getFirst().kind().equals(open.get().kind())))
			close(changes);
		compare(fresh, changes);
		tail = fresh;
		advance(slice, again.length());
		return changes;
	}

	private void restart(List<Change> changes) {
		start = closed = 0;
		open = Optional.empty();
		tail = List.of();
		changes.add(new Change(0, Optional.empty(), ""));
	}

	/** What comes now does not belong to the open block after all. */
	private void close(List<Change> changes) {
		changes.add(new Change(closed, Optional.of(open.get().parts()), ""));
		closed++;
		open = Optional.empty();
		tail = List.of();
	}

	private void compare(List<Block> fresh, List<Change> changes) {
		int same = 0;
		while (same < fresh.size() && same < tail.size() && fresh.get(same).looksLike(tail.get(same)))
			same++;
		if (same < fresh.size() && same < tail.size() && grows(tail.get(same), fresh.get(same), same == 0 && open.isPresent())) {
			int part = fresh.get(same).same(tail.get(same));
			int before = same == 0 ? open.map(Open::parts).orElse(0) : 0;
			changes.add(new Change(closed + same, Optional.of(before + part), fresh.get(same).html(part)));
			same++;
		}
		if (same < fresh.size() || same < tail.size())
			changes.add(new Change(closed + same, Optional.empty(),
					String.join("", fresh.subList(same, fresh.size()).stream().map(Block::html).toList())));
	}

	private static boolean grows(Block before, Block now, boolean continued) {
		return now.divided() && now.kind().equals(before.kind()) && (continued || now.open().equals(before.open()));
	}

	/** Leaves behind what cannot change any more. The last line can: what follows on it may make it something else. */
	private void advance(String slice, int ahead) {
		int complete = slice.lastIndexOf('\n') + 1;
		int last = tail.size() - 1;
		while (last > 0 && tail.get(last).start() >= complete)
			last--;
		int offset = start - ahead;
		if (last > 0) {
			closed += last;
			tail = tail.subList(last, tail.size());
			start = offset + tail.getFirst().start();
			open = Optional.empty();
		}
		if (tail.isEmpty())
			return;
		if (tail.getFirst().divided())
			leaveParts(tail.getFirst(), offset, complete);
	}

	private void leaveParts(Block block, int offset, int complete) {
		int part = block.parts().size() - 1;
		while (part > 0 && block.parts().get(part).start() >= complete && !block.kind().equals(STRETCHES))
			part--;
		if (part <= 0)
			return;
		open = Optional.of(new Open(block.kind(), open.map(Open::parts).orElse(0) + part, block.again(), block.parts().get(part).state()));
		start = offset + block.parts().get(part).start();
		tail = new ArrayList<>(tail);
		tail.set(0, block.from(part));
	}

	/** A paragraph that has become long, in stretches; and the next stretch of one that is drawn so already. */
	private List<Block> stretched(List<Block> fresh, String slice) {
		if (fresh.isEmpty() || !paragraph(fresh))
			return fresh;
		int cut = fresh.size() == 1 && slice.length() > LONG_PARAGRAPH ? cut(slice) : 0;
		boolean going = open.map(Open::kind).filter(STRETCHES::equals).isPresent();
		if (cut == 0 && !going)
			return fresh;
		var parts = new ArrayList<Block.Part>();
		parts.add(cut == 0 ? stretch(fresh, "", 0) : stretch(markdown.blocks(slice.substring(0, cut)), slice.substring(cut - 1, cut), 0));
		if (cut > 0)
			parts.add(stretch(markdown.blocks(slice.substring(cut)), "", cut));
		var all = new ArrayList<>(fresh);
		all.set(0, new Block(STRETCHES, "<div><p" + Block.HOLDER + ">", parts, "</p></div>", fresh.getFirst().start(), ""));
		return all;
	}

	/** The last word of a text that cannot begin anything but a paragraph. */
	private static int cut(String slice) {
		int at = slice.length() - LONG_PARAGRAPH / 4;
		while (at > 0 && !(Character.isLetter(slice.charAt(at)) && Character.isWhitespace(slice.charAt(at - 1))))
			at--;
		return at;
	}

	private static boolean paragraph(List<Block> blocks) {
		return blocks.getFirst().html(0).startsWith("<p>") && !blocks.getFirst().divided();
	}

	/** @param space what stands between it and the next one */
	private static Block.Part stretch(List<Block> blocks, String space, int start) {
		String html = blocks.isEmpty() ? "" : blocks.getFirst().html(0).strip();
		return new Block.Part("<span>" + (html.startsWith("<p>") ? html.substring(3, html.length() - 4) : html) + space + "</span>", start);
	}
}
