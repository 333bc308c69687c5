package org.modalis.api.search;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.modalis.api.search.SearchTerm.Kind;

/** Reads a query. One term is a minus or none, and then an operator with its value, a phrase, or anything without spaces. */
final class SearchParser {

	private static final Pattern TERM = Pattern.compile("""
			(?<not>-(?!-))?(?:(?<name>\\p{Alpha}+):(?:"(?<quoted>[^"]*)"?|(?<bare>[^\\s"]*))|"(?<phrase>[^"]*)(?<close>"?)|(?<word>[^\\s"]+))""");
	private static final int MOST_TERMS = 64;
	private static final ZonedDateTime ANY_TIME = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

	private final String text;
	private final boolean typing;
	private final List<SearchTerm> terms = new ArrayList<>();

	SearchParser(String typed, boolean typing) {
		text = typed.length() > SearchQuery.LONGEST ? typed.substring(0, SearchQuery.LONGEST) : typed;
		this.typing = typing;
	}

	SearchQuery query() {
		for (Matcher found = TERM.matcher(text); found.find() && terms.size() < MOST_TERMS;)
			read(found);
		return new SearchQuery(text, terms);
	}

	private void read(Matcher found) {
		if (found.group("name") != null)
			operator(found);
		else if (found.group("phrase") != null)
			phrase(found);
		else
			word(found, found.group("word"));
	}

	private void operator(Matcher found) {
		Optional<Kind> kind = kind(found.group("name"));
		String value = found.group("quoted") == null ? found.group("bare") : found.group("quoted");
		Optional<String> sound = kind.flatMap(known -> sound(known, value.strip()));
		if (sound.isPresent())
			add(found, kind.get(), sound.get(), false);
		else if (kind.isEmpty() || !unfinished(found))
			word(found, found.group().substring(found.group("not") == null ? 0 : 1));
	}

	private static Optional<Kind> kind(String name) {
		for (Kind kind : Kind.values())
			if (kind.operator() && kind.name().equalsIgnoreCase(name))
				return Optional.of(kind);
		return Optional.empty();
	}

	/** The value in the form that is documented; empty when it is none. */
	private static Optional<String> sound(Kind kind, String value) {
		String lower = value.toLowerCase(Locale.ROOT);
		return switch (kind) {
		case BEFORE, AFTER -> SearchTime.start(lower, ANY_TIME).map(time -> lower);
		case IS -> Optional.of(lower.equals("favorite") ? "favourite" : lower).filter(kind.choices()::contains);
		case HAS, ROLE -> Optional.of(lower).filter(kind.choices()::contains);
		default -> Optional.of(value).filter(any -> !any.isEmpty());
		};
	}

	private void phrase(Matcher found) {
		if (!found.group("phrase").isBlank())
			add(found, Kind.PHRASE, found.group("phrase"), found.group("close").isEmpty() && unfinished(found));
	}

	private void word(Matcher found, String word) {
		int end = word.length();
		while (end > 0 && word.charAt(end - 1) == '*')
			end--;
		if (end > 0)
			add(found, Kind.WORD, word.substring(0, end), end < word.length() || unfinished(found));
	}

	/** Whether the user is still typing this. */
	private boolean unfinished(Matcher found) {
		return typing && found.end() == text.length();
	}

	private void add(Matcher found, Kind kind, String value, boolean open) {
		terms.add(new SearchTerm(kind, value, found.group("not") != null, open, found.start(), found.end()));
	}
}
