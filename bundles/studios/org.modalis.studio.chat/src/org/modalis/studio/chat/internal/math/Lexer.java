package org.modalis.studio.chat.internal.math;

/** The words of a formula: a command with its backslash, or one character. An empty word is the end. */
final class Lexer {

	private final String text;
	private int at;

	Lexer(String text) {
		this.text = text;
	}

	/** The next word, which stays the next. */
	String peek() {
		space();
		return text.substring(at, end());
	}

	String next() {
		space();
		int from = at;
		at = end();
		return text.substring(from, at);
	}

	/** Takes the next word if it is this one. */
	boolean take(String word) {
		boolean is = peek().equals(word);
		if (is)
			next();
		return is;
	}

	/** Whether a character follows at once, without a space. */
	boolean follows(char c) {
		return at < text.length() && text.charAt(at) == c;
	}

	/** What stands in the braces that follow, as it is written; without braces the next word. */
	String raw() {
		if (!take("{"))
			return next();
		int from = at;
		for (int depth = 1; at < text.length(); at++) {
			char c = text.charAt(at);
			if (c == '\\')
				at++;
			else if (c == '{')
				depth++;
			else if (c == '}' && --depth == 0)
				return text.substring(from, at++);
		}
		throw new UnreadableException();
	}

	/** What stands up to a character, which is taken too. */
	String upTo(char c) {
		int end = text.indexOf(c, at);
		if (end < 0)
			throw new UnreadableException();
		String found = text.substring(at, end);
		at = end + 1;
		return found;
	}

	/** The digits that follow at once, with a decimal point within. */
	String digits() {
		int from = at;
		while (at < text.length() && (digit(at) || (text.charAt(at) == '.' || text.charAt(at) == ',' && at > from) && digit(at + 1)))
			at++;
		return text.substring(from, at);
	}

	private boolean digit(int index) {
		return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
	}

	private void space() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at)))
			at++;
	}

	private int end() {
		if (at >= text.length())
			return at;
		if (text.charAt(at) != '\\' || at + 1 >= text.length())
			return at + Character.charCount(text.codePointAt(at));
		int end = at + 1;
		while (end < text.length() && letter(text.charAt(end)))
			end++;
		return end > at + 1 ? end : at + 1 + Character.charCount(text.codePointAt(at + 1));
	}

	private static boolean letter(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
	}
}
