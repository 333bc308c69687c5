package org.modalis.search.lucene.internal;

import java.util.Arrays;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Words of Latin letters and digits, by a table: they are most of most texts, and Unicode's rules take ten times as long. */
final class Latin {

	/** Longer words are left to Unicode's rules, which cut them. */
	static final int LONGEST = 200;
	/** A letter becomes at most so many. */
	static final int GROWS = 4;
	/** What is behind these is not in the table. */
	static final int LETTERS = 0x250;
	/** Each letter and digit without case and accents; null for everything else. */
	private static final char[][] FOLDED = new char[LETTERS][];
	private static final boolean[] LARGE = new boolean[LETTERS];
	private static final boolean[] SPACE = new boolean[LETTERS];

	static {
		for (char c = 0; c < LETTERS; c++)
			if (Character.isLetter(c) || c >= '0' && c <= '9') {
				var into = new char[GROWS];
				int length = ASCIIFoldingFilter.foldToASCII(new char[] { Character.toLowerCase(c) }, 0, into, 0, 1);
				FOLDED[c] = Arrays.copyOf(into, length);
				LARGE[c] = Character.isUpperCase(c);
			} else
				SPACE[c] = Character.isWhitespace(c);
	}

	private Latin() {
	}

	/** What a letter becomes; null where the table does not say. */
	static char[] folded(char c) {
		return c < LETTERS ? FOLDED[c] : null;
	}

	/** Whether words end here, whatever the script. */
	static boolean space(char c) {
		return c < LETTERS ? SPACE[c] : Character.isWhitespace(c);
	}

	/** Whether this is a letter of Chinese, Japanese or Korean that stays as it is. */
	static boolean kept(char c) {
		return c >= '\u3041' && c <= '\uD7A3' && (c < '\u3097' || c > '\u30A0') && (c <= '\u30FF' || c >= '\u4E00');
	}

	/** Whether this at the beginning or end of a word, next to white space, is no part of it. */
	static boolean sign(char c) {
		return c < 0x80 ? FOLDED[c] == null && c != '_' : c >= '\u2010' && c <= '\u2027' || c == '\u00AB' || c == '\u00BB';
	}

	/**
	 * Folds a word that stands alone, without signs.
	 *
	 * @param into has room for {@link #GROWS} times the word
	 * @return how long it is now; -1 when it is not as plain as that, which a large letter inside is not
	 */
	static int fold(char[] text, int start, int end, char[] into) {
		int length = 0;
		for (int i = start; i < end; i++) {
			char c = text[i];
			if (c >= 'a' && c <= 'z') {
				into[length++] = c;
				continue;
			}
			char[] folded = folded(c);
			if (folded == null || LARGE[c] && i > start)
				return -1;
			for (char each : folded)
				into[length++] = each;
		}
		return length;
	}
}
