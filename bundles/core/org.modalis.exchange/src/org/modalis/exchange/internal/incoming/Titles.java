package org.modalis.exchange.internal.incoming;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles of conversations, also of those that cannot be read. */
final class Titles {

	private static final int LONGEST = 500;
	private static final Pattern TITLE = Pattern.compile("\"(?:title|name)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,300})");

	private Titles() {
	}

	/** One line; empty text for none. */
	static String of(Optional<String> title) {
		return title.map(words -> cut(words.replaceAll("\\s+", " ").strip(), LONGEST)).orElse("");
	}

	/** What is likely its title, in a text that is no good JSON. */
	static Optional<String> guess(String text) {
		Matcher found = TITLE.matcher(text.substring(0, Math.min(text.length(), 4000)));
		return found.find() ? Optional.of(found.group(1).replaceAll("\\\\.", " ")) : Optional.empty();
	}

	static String cut(String text, int longest) {
		return text.length() <= longest ? text
				: text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
	}
}
