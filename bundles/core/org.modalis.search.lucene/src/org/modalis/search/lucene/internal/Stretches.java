package org.modalis.search.lucene.internal;

import java.util.Collection;

/**
 * The stretches of a text, between white space, in which one of some words may be. What is of a known script and does not hold the
 * letters of any is left out without looking closer: that is most of most texts, and looking closely takes a hundred times longer.
 */
final class Stretches {

	/** Is told of a stretch. Where words were left out before it, its position says so. */
	interface Taker {
		void take(int start, int end, int position);
	}

	private final String[] words;
	/** Letters that one of the words may begin with, by the table; of others, the first letters themselves. */
	private final boolean[] begins = new boolean[Latin.LETTERS];
	private final String others;

	Stretches(Collection<String> words) {
		this.words = words.toArray(String[]::new);
		var firsts = new StringBuilder();
		for (String word : words)
			firsts.append(word.charAt(0));
		others = firsts.toString();
		for (char c = 0; c < Latin.LETTERS; c++) {
			char[] folded = Latin.folded(c);
			begins[c] = folded != null && (isUnsure(folded) || others.indexOf(folded[0]) >= 0);
		}
	}

	/** Whether a letter becomes several, so that a word may begin inside, or something else beside letters of other scripts. */
	private static boolean isUnsure(char[] folded) {
		return folded.length != 1 || folded[0] >= 0x80;
	}

	void forEach(String text, int length, Taker taker) {
		char[] letters = new char[length];
		text.getChars(0, length, letters, 0);
		int begin = -1;
		int position = 0;
		for (int start = 0; start < length;) {
			int found = look(letters, start);
			int end = start + (found & LENGTH);
			if (found >= WORTHWHILE) {
				while (end < length && !Latin.space(letters[end]))
					end++;
				if (begin < 0)
					begin = start;
			} else if (found >= LETTERS && begin >= 0) {
				position = give(taker, begin, start, position);
				begin = -1;
			}
			start = end + 1;
		}
		if (begin >= 0)
			give(taker, begin, length, position);
	}

	/** Every word has a position of its own, with at least one between stretches; a stretch has less words than letters. */
	private static int give(Taker taker, int start, int end, int position) {
		taker.take(start, end, position);
		return position + end - start + 2;
	}

	private static final int LENGTH = 0x0FFF_FFFF;
	private static final int LETTERS = 0x1000_0000;
	private static final int WORTHWHILE = 0x2000_0000;

	/** How long the stretch is, or a part of it, and whether it has letters and is worthwhile. */
	private int look(char[] text, int start) {
		int kind = 0;
		for (int i = start; i < text.length; i++) {
			char c = text[i];
			if (c < Latin.LETTERS && begins[c]) {
				if (isAt(text, i))
					return WORTHWHILE | i - start;
				kind = LETTERS;
			} else if (Latin.folded(c) != null)
				kind = LETTERS;
			else if (Latin.space(c))
				return kind | i - start;
			else if (Latin.kept(c)) {
				if (others.indexOf(c) >= 0 && isAt(text, i))
					return WORTHWHILE | i - start;
				kind = LETTERS;
			} else if (!Latin.sign(c))
				return WORTHWHILE | i - start;
		}
		return kind | text.length - start;
	}

	/** Whether a word may begin there. A name without its signs holds all its parts, and itself. */
	private boolean isAt(char[] text, int start) {
		char[] first = Latin.folded(text[start]);
		if (first != null && isUnsure(first))
			return true;
		for (String word : words)
			if (isAt(text, start, word))
				return true;
		return false;
	}

	private static boolean isAt(char[] text, int start, String word) {
		int found = 0;
		for (int i = start; i < text.length && found < word.length(); i++) {
			char c = text[i];
			char[] folded = Latin.folded(c);
			if (folded != null) {
				if (isUnsure(folded))
					return true;
				if (folded[0] != word.charAt(found++))
					return false;
			} else if (Latin.space(c))
				return false;
			else if (Latin.kept(c)) {
				if (c != word.charAt(found++))
					return false;
			} else if (!Latin.sign(c))
				return true;
		}
		return found == word.length();
	}
}
