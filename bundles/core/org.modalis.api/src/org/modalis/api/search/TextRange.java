package org.modalis.api.search;

/**
 * A stretch of a text, for highlighting.
 *
 * @param start of its first character, as a string counts
 * @param end after its last character
 */
public record TextRange(int start, int end) {

	public TextRange {
		if (start < 0 || end < start)
			throw new IllegalArgumentException("Not a range: " + start + " to " + end);
	}

	public int length() {
		return end - start;
	}
}
