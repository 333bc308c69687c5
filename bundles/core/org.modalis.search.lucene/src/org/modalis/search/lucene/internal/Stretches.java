package org.modalis.search.lucene.internal;

import java.util.Set;

/**
 * The stretches of a text, between white space, in which one of some words may be. What is Latin and does not hold the
 * letters of any is left out without looking closer: that is most of most texts, and looking closely takes a hundred times longer.
 */
final class Stretches {

	/** Is told of a stretch. Where words were left out before it, its position says so. */
	interface Taker {
		void take(int start, int end, int position);
	}

	private final String text;
	private final String[] words;
	private final StringBuilder letters = new StringBuilder();
	private int position;

	Stretches(String text, Set<String> words) {
		this.text = text;
		this.words = words.toArray(String[]::new);
	}

	void forEach(Taker taker) {
		int begin = -1;
		for (int start = 0; start < text.length();) {
			int end = start;
			while (end < text.length() && !Character.isWhitespace(text.charAt(end)))
				end++;
			if (end > start && worthwhile(start, end)) {
				if (begin < 0)
					begin = start;
			} else if (end > start && !letters.isEmpty() && begin >= 0) {
				give(taker, begin, start);
				begin = -1;
			}
			start = end + 1;
		}
		if (begin >= 0)
			give(taker, begin, text.length());
	}

	/** Every word has a position of its own, with at least one between stretches; a stretch has less words than letters. */
	private void give(Taker taker, int start, int end) {
		taker.take(start, end, position);
		position += end - start + 2;
	}

	/** A name without its signs holds all its parts, and itself. */
	private boolean worthwhile(int start, int end) {
		letters.setLength(0);
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			char[] folded = Latin.folded(c);
			if (folded != null)
				letters.append(folded);
			else if (c >= 0x80) {
				letters.append(c);
				return true;
			}
		}
		for (String word : words)
			if (letters.indexOf(word) >= 0)
				return true;
		return false;
	}
}
