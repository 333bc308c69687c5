package org.modalis.api.search;

import java.util.List;
import java.util.Objects;

/**
 * What a user typed into a search field, read. Anything can be typed; what cannot be read as an operator is text, never an error.
 * <p>
 * The language is that of {@link SearchTerm.Kind}: words, {@code "phrases"}, {@code pref*}, and operators as in
 * {@code role:user} or {@code in:"thread title"}; a minus before any of them excludes. All must hold, but of several
 * {@code model:}, {@code provider:}, {@code role:}, {@code in:} or {@code folder:} one is enough.
 *
 * @param text as it was typed, at most {@value #LONGEST} characters of it
 * @param terms in the order of the text
 */
public record SearchQuery(String text, List<SearchTerm> terms) {

	/** What stands behind this is not read. */
	public static final int LONGEST = 1000;

	public SearchQuery {
		Objects.requireNonNull(text);
		terms = List.copyOf(terms);
	}

	/** Reads what is complete, as after the Enter key. */
	public static SearchQuery parse(String typed) {
		return new SearchParser(typed, false).query();
	}

	/**
	 * Reads what is still being typed: the last word may be only the beginning of a word, and an operator that is not finished yet
	 * is left out.
	 */
	public static SearchQuery typing(String typed) {
		return new SearchParser(typed, true).query();
	}

	/** Whether nothing is asked for. */
	public boolean isEmpty() {
		return terms.isEmpty();
	}

	/** Whether something other than plain words is asked for, so that near misses are not wanted. */
	public boolean exact() {
		return terms.stream().anyMatch(term -> term.kind() != SearchTerm.Kind.WORD || term.excluded());
	}

	/** The query without one of its terms, for a chip that is taken away. */
	public SearchQuery without(SearchTerm term) {
		String rest = text.substring(0, term.start()).stripTrailing() + " " + text.substring(term.end()).stripLeading();
		return parse(rest.strip());
	}
}
