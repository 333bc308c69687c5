package org.modalis.studio.chat.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The languages that {@code languages.txt} describes, by each of their names. Immutable; any thread. */
final class Languages {

	private static final Languages ALL = read();

	private final Map<String, Language> byName = new HashMap<>();
	private final Set<String> names = new TreeSet<>();

	/** The language that goes by a name, as people write it after a fence. */
	static Optional<Language> named(String name) {
		return Optional.ofNullable(ALL.byName.get(name.toLowerCase(Locale.ROOT)));
	}

	/** The first name of each language. */
	static Set<String> names() {
		return ALL.names;
	}

	private static Languages read() {
		try (InputStream in = Languages.class.getResourceAsStream("languages.txt")) {
			return new Languages(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Languages(String table) {
		Map<String, Map<String, List<String>>> rules = new HashMap<>();
		Map<String, List<String>> rule = Map.of();
		List<String> heads = new ArrayList<>();
		for (String line : table.lines().filter(each -> !each.isBlank() && !each.startsWith("#")).toList()) {
			List<String> words = Arrays.asList(line.strip().split("\\s+"));
			if (line.startsWith("\t"))
				add(rule, words, rules);
			else {
				rule = new LinkedHashMap<>();
				rules.put(words.getFirst(), rule);
				heads.add(String.join(" ", words));
			}
		}
		for (String head : heads) {
			List<String> called = Arrays.asList(head.split(" "));
			Language language = language(rules.get(called.getFirst()));
			if (!called.getFirst().startsWith(".")) {
				names.add(called.getFirst());
				called.forEach(name -> byName.put(name, language));
			}
		}
	}

	private static void add(Map<String, List<String>> rule, List<String> words, Map<String, Map<String, List<String>>> rules) {
		List<String> values = words.subList(1, words.size());
		if (words.getFirst().equals("like"))
			rules.get(values.getFirst()).forEach((name, more) -> rule.put(name, new ArrayList<>(more)));
		else
			rule.computeIfAbsent(words.getFirst(), name -> new ArrayList<>()).addAll(values);
	}

	private static Language language(Map<String, List<String>> rule) {
		boolean fold = list(rule, "is").contains("fold");
		Map<String, Token.Kind> starts = new LinkedHashMap<>();
		pairs(rule, "starts").forEach((prefix, kind) -> starts.put(prefix, Token.Kind.of(kind)));
		return new Language(Set.copyOf(fold ? list(rule, "words").stream().map(word -> word.toLowerCase(Locale.ROOT)).toList()
				: list(rule, "words")), list(rule, "line"), pairs(rule, "block"), longestFirst(list(rule, "string")),
				longestFirst(list(rule, "text")), list(rule, "char"), rule.containsKey("escape") ? join(rule, "escape") : "\\",
				join(rule, "letters"), join(rule, "sigils"), join(rule, "key"), starts, Set.copyOf(list(rule, "is")));
	}

	private static List<String> list(Map<String, List<String>> rule, String name) {
		return List.copyOf(Set.copyOf(rule.getOrDefault(name, List.of())));
	}

	private static List<String> longestFirst(Collection<String> marks) {
		return marks.stream().sorted((a, b) -> b.length() - a.length()).toList();
	}

	private static Map<String, String> pairs(Map<String, List<String>> rule, String name) {
		List<String> words = rule.getOrDefault(name, List.of());
		Map<String, String> pairs = new LinkedHashMap<>();
		for (int i = 0; i + 1 < words.size(); i += 2)
			pairs.put(words.get(i), words.get(i + 1));
		return pairs;
	}

	private static String join(Map<String, List<String>> rule, String name) {
		return String.join("", rule.getOrDefault(name, List.of())).replace("none", "");
	}
}
