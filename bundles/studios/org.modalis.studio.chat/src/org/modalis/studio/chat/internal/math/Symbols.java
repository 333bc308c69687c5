package org.modalis.studio.chat.internal.math;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What commands stand for, from {@code symbols.txt}. */
final class Symbols {

	/** @param kind as in the table's headings */
	record Symbol(String kind, String text) {
	}

	private static final Map<String, Symbol> ALL = read();

	private Symbols() {
	}

	static Optional<Symbol> of(String command) {
		return Optional.ofNullable(ALL.get(command));
	}

	private static Map<String, Symbol> read() {
		try (InputStream in = Symbols.class.getResourceAsStream("symbols.txt")) {
			Map<String, Symbol> found = new HashMap<>();
			String kind = "";
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(each -> !each.startsWith("#")).toList())
				if (line.endsWith(":") && !line.contains(" "))
					kind = line.substring(0, line.length() - 1);
				else
					add(found, kind, line.replace("\\ ", "\u2006").split(" "));
			return found;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void add(Map<String, Symbol> to, String kind, String[] words) {
		for (int i = 0; i + 1 < words.length; i += 2)
			to.put(words[i], new Symbol(kind, words[i + 1]));
	}
}
