package org.modalis.studio.chat.internal.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchTerm;

/** Says in a sentence what in a query was meant as an operator and is none. Stateless. */
final class QueryAdvice {

	private static final Pattern NAMED = Pattern.compile("(?<!\\S)-?(\\p{Alpha}+):(\"[^\"]*\"?|\\S*)(\\s?)");
	/** So many letters of an operator's name make it likely that it was meant. */
	private static final int LIKELY = 3;

	private QueryAdvice() {
	}

	/** The first mistake; what is still being typed, at the end, is none yet. */
	static Optional<String> of(String typed) {
		var query = SearchQuery.parse(typed);
		for (Matcher found = NAMED.matcher(typed); found.find();) {
			int start = found.start();
			boolean read = query.terms().stream().anyMatch(term -> term.kind().operator() && term.start() == start);
			boolean inPhrase = query.terms().stream()
					.anyMatch(term -> term.kind() == SearchTerm.Kind.PHRASE && term.start() < start && start < term.end());
			boolean typing = found.end() == typed.length() && found.group(3).isEmpty();
			if (read || inPhrase || typing)
				continue;
			var advice = advice(found.group(1), found.group(2));
			if (advice.isPresent())
				return advice;
		}
		boolean open = typed.chars().filter(letter -> letter == '"').count() % 2 == 1;
		return open ? Optional.of("A phrase is still open: close it with a second quotation mark.") : Optional.empty();
	}

	private static Optional<String> advice(String name, String value) {
		String lower = name.toLowerCase(Locale.ROOT);
		var meant = Arrays.stream(SearchTerm.Kind.values()).filter(SearchTerm.Kind::operator)
				.filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst();
		if (meant.isPresent())
			return Optional.of("“" + lower + ":" + value + "” is looked for as words. " + form(meant.get()));
		return Arrays.stream(SearchTerm.Kind.values()).filter(SearchTerm.Kind::operator).map(kind -> kind.name().toLowerCase(Locale.ROOT))
				.filter(known -> lower.length() >= LIKELY && (known.startsWith(lower) || lower.startsWith(known))).findFirst()
				.map(known -> "“" + name + ":” is looked for as a word. Did you mean " + known + ":?");
	}

	private static String form(SearchTerm.Kind kind) {
		String name = kind.name().toLowerCase(Locale.ROOT) + ":";
		if (!kind.choices().isEmpty())
			return "Write " + name + String.join(", " + name, kind.choices()) + ".";
		return switch (kind) {
		case BEFORE, AFTER -> "Write a time like " + name + "2026-11, " + name + "2026-11-24, " + name + "today or " + name + "2w.";
		default -> "Write a name behind it, as in " + kind.example() + ".";
		};
	}
}
