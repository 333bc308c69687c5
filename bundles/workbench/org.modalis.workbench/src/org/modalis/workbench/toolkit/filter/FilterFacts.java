package org.modalis.workbench.toolkit.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What a filter looks at in one item of a list. A list that lacks a criterion leaves its value as it is in {@link #of}.
 *
 * @param text what its words are looked for in
 * @param provider the id of its provider; empty text for none
 * @param model the id of its model; empty text for none
 * @param kinds the ids of its kinds
 * @param time when it was last touched
 * @param cost what it cost; zero for nothing
 * @param favourite whether the user marked it
 */
public record FilterFacts(String text, String provider, String model, Set<String> kinds, Instant time, BigDecimal cost, boolean favourite) {

	public FilterFacts {
		Objects.requireNonNull(text);
		Objects.requireNonNull(provider);
		Objects.requireNonNull(model);
		kinds = Set.copyOf(kinds);
		Objects.requireNonNull(time);
		Objects.requireNonNull(cost);
	}

	/** Of an item with a text and a time. */
	public static FilterFacts of(String text, Instant time) {
		return new FilterFacts(text, "", "", Set.of(), time, BigDecimal.ZERO, false);
	}

	public FilterFacts model(String itsProvider, String id) {
		return new FilterFacts(text, itsProvider, id, kinds, time, cost, favourite);
	}

	public FilterFacts kinds(Set<String> ids) {
		return new FilterFacts(text, provider, model, ids, time, cost, favourite);
	}

	public FilterFacts cost(BigDecimal amount) {
		return new FilterFacts(text, provider, model, kinds, time, amount, favourite);
	}

	public FilterFacts favourite(boolean marked) {
		return new FilterFacts(text, provider, model, kinds, time, cost, marked);
	}
}
