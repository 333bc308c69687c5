package org.modalis.search.lucene.internal;

/** Cuts about 160 characters out of a text, around the first word that was asked for, on one line. */
final class Excerpt {

	private static final int LENGTH = 160;
	private static final int BEFORE = 50;

	private Excerpt() {
	}

	static String of(String text, SearchWords asked, Words words) {
		String composed = Words.composed(text);
		int match = words.of(composed).stream().filter(word -> asked.asksFor(word.text())).findFirst().map(Words.Word::start)
				.orElse(0);
		int start = match <= BEFORE ? 0 : wordStart(composed, match - BEFORE, match);
		int end = Math.min(composed.length(), start + LENGTH);
		if (end < composed.length() && Character.isLowSurrogate(composed.charAt(end)))
			end--;
		String line = composed.substring(start, end).replaceAll("\\s+", " ").strip();
		return (start > 0 ? "… " : "") + line + (end < composed.length() ? " …" : "");
	}

	private static int wordStart(String text, int from, int limit) {
		for (int i = from; i < limit; i++)
			if (Character.isWhitespace(text.charAt(i)))
				return i + 1;
		return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
	}
}
