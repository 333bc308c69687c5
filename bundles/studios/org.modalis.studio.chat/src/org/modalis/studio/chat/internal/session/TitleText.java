package org.modalis.studio.chat.internal.session;

import java.util.Optional;

/** Asks a model for a title in words, and reads what it answers. Stateless. */
final class TitleText {

	private static final int EXCERPT = 1500;

	private TitleText() {
	}

	static String question(String question, String answer) {
		return """
				Give this conversation a title of two to six words, in the language of the question. \
				Write the title alone: no quotes, no full stop, no explanation.

				Question:
				%s

				Answer:
				%s""".formatted(excerpt(question), excerpt(answer));
	}

	private static String excerpt(String text) {
		if (text.length() <= EXCERPT)
			return text;
		return text.substring(0, Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT) + "…";
	}

	/** The title in an answer, on one line and not too long; empty when there is none. */
	static Optional<String> read(String answer) {
		String spoken = answer.replaceAll("(?s)<think>.*?(</think>|$)", "");
		return spoken.lines().map(TitleText::bare).filter(line -> !line.isEmpty()).findFirst().map(ThreadTitle::of);
	}

	private static String bare(String line) {
		String marks = "[\\s#*_`\"'“”„‘’«»]+";
		String inner = ThreadTitle.clean(line).replaceFirst("^" + marks, "").replaceFirst("(?i)^title:", "").replaceFirst("^" + marks, "");
		return inner.replaceFirst("[\\s#*_`\"'“”„‘’«».]+$", "");
	}
}
