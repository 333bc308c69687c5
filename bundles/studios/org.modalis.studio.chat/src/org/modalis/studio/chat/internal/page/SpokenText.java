package org.modalis.studio.chat.internal.page;

import java.util.regex.Pattern;

/**
 * Gives a growing answer to assistive technology in whole sentences, so that it is read like speech and not letter by letter. Code
 * is named and not read. Used by one thread at a time.
 */
public final class SpokenText {

	private static final String FENCE = "```";
	/** The end of a sentence is known once something follows it. */
	private static final Pattern END = Pattern.compile("[.!?…:][\"'”’)\\]*_]*\\s+|[。！？]|\\n+");
	private static final Pattern MARKS = Pattern.compile("(?m)^\\s*(#{1,6}|>|[-*+]|\\d+\\.)\\s+|[*_`~|]+");
	private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");

	private int said;
	private boolean inCode;

	/**
	 * What can be said of an answer that has not been said; empty text for nothing.
	 *
	 * @param text all that has come so far
	 * @param last whether nothing more comes
	 */
	public String next(String text, boolean last) {
		var words = new StringBuilder();
		if (text.length() < said)
			said = 0;
		for (int end = end(text, last); end > said; end = end(text, last)) {
			String piece = text.substring(said, end);
			said = end;
			if (piece.strip().startsWith(FENCE)) {
				inCode = !inCode;
				words.append(inCode ? "Code. " : "");
			} else if (!inCode)
				words.append(plain(piece)).append(' ');
		}
		return words.toString().strip();
	}

	/** Where the next sentence, or the next line of code, ends. */
	private int end(String text, boolean last) {
		if (inCode || startsLine(text) && text.startsWith(FENCE, said)) {
			int line = text.indexOf('\n', said);
			return line >= 0 ? line + 1 : last ? text.length() : said;
		}
		var end = END.matcher(text).region(said, text.length());
		if (end.find() && (end.end() < text.length() || last))
			return end.end();
		return last ? text.length() : said;
	}

	private boolean startsLine(String text) {
		return said == 0 || text.charAt(said - 1) == '\n';
	}

	private static String plain(String markdown) {
		return MARKS.matcher(LINK.matcher(markdown).replaceAll("$1")).replaceAll("").replaceAll("\\s+", " ").strip();
	}
}
