package org.modalis.studio.chat.internal.page;

import java.util.List;
import java.util.stream.Collectors;

import org.modalis.studio.chat.internal.code.Highlighter;

/**
 * One top-level block of an answer (a paragraph, a list, a table, a code block). Where it can get long it is divided into parts
 * (items, rows, lines), so that a growing one is not drawn again from its beginning.
 *
 * @param kind blocks of the same kind can be continued by each other's parts; empty when it is not divided
 * @param open its HTML before the parts
 * @param parts each one element, or all there is when it is not divided
 * @param close its HTML after the parts
 * @param start where it begins in the text, at the beginning of a line
 * @param again what must stand before the text of a later part so that this reads as it does now, as the fence of a code block
 */
record Block(String kind, String open, List<Part> parts, String close, int start, String again) {

	/**
	 * One item, row or line.
	 *
	 * @param start where it begins in the text, at the beginning of a line
	 * @param state what a line of code begins in the middle of
	 */
	record Part(String html, int start, Highlighter.State state) {

		Part(String html, int start) {
			this(html, start, Highlighter.State.FRESH);
		}
	}

	/** Marks the element that holds the parts. */
	static final String HOLDER = " data-parts";

	static Block whole(String html, int start) {
		return new Block("", "<div>", List.of(new Part(html, start)), "</div>", start, "");
	}

	boolean divided() {
		return !kind.isEmpty();
	}

	/** The whole block as one element. */
	String html() {
		return open + html(0) + close;
	}

	/** The parts from one on. */
	String html(int from) {
		return parts.subList(from, parts.size()).stream().map(Part::html).collect(Collectors.joining());
	}

	/** How many parts are the same as those of another, from the first on. */
	int same(Block other) {
		int same = 0;
		while (same < parts.size() && same < other.parts.size() && parts.get(same).html().equals(other.parts.get(same).html()))
			same++;
		return same;
	}

	/** Whether both are drawn alike. */
	boolean looksLike(Block other) {
		return open.equals(other.open) && close.equals(other.close) && parts.size() == other.parts.size() && same(other) == parts.size();
	}

	/** The block from one of its parts on. */
	Block from(int part) {
		return new Block(kind, open, parts.subList(part, parts.size()), close, parts.get(part).start(), again);
	}
}
