package org.modalis.studio.chat.internal.code;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be known of a language to tell its words apart; read from {@code languages.txt}, which explains each of these.
 */
record Language(Set<String> words, List<String> line, Map<String, String> block, List<String> string, List<String> text,
		List<String> character, String escape, String letters, String sigils, String key, Map<String, Token.Kind> starts,
		Set<String> flags) {

	/** {@code fold}, {@code regex}, {@code markup}, {@code spaced} or {@code sections}. */
	boolean is(String flag) {
		return flags.contains(flag);
	}
}
