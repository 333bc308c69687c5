package org.modalis.studio.chat.internal.session;

import java.text.BreakIterator;

import org.modalis.api.chat.Question;

/** Makes the title of a new thread from its first question. */
public final class ThreadTitle {

	private static final int LONGEST = 60;

	private ThreadTitle() {
	}

	/** The first line that says something, cut at a word near 60 characters; never blank for a question that is not. */
	public static String of(String question) {
		String line = question.lines().map(ThreadTitle::clean).filter(text -> !text.isBlank()).findFirst().orElse("");
		if (line.length() <= LONGEST)
			return line;
		BreakIterator words = BreakIterator.getWordInstance();
		words.setText(line);
		int cut = words.preceding(LONGEST);
		if (cut < LONGEST / 2)
			cut = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
		return line.substring(0, cut).strip() + "…";
	}

	/** The title of a thread that begins with a question: its words, or the name of its first file. */
	public static String of(Question question) {
		return of(question.text().isBlank() ? question.files().getFirst().name() : question.text());
	}

	/** One line without control characters, so that a title cannot break a list row or turn the writing direction. */
	public static String clean(String text) {
		return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
	}
}
