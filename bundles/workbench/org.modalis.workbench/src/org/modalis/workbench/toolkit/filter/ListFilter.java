package org.modalis.workbench.toolkit.filter;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * By what a list is narrowed, and in which order it is shown; everything that is set must hold. Begin with {@link #NONE}. A list
 * in memory asks {@link #test}, one that is read from the history reads the components.
 *
 * @param text words, all of which must be there, in whatever case; empty text for any
 * @param provider the id of a provider
 * @param model the id of a model
 * @param kind the id of a kind
 * @param date when
 * @param cost how much
 * @param favourite whether only what the user marked is wanted
 * @param order the id of an order; empty for the usual one of the list
 */
public record ListFilter(String text, Optional<String> provider, Optional<String> model, Optional<String> kind, DateRange date,
		CostRange cost, boolean favourite, Optional<String> order) {

	/** Everything, in the usual order. */
	public static final ListFilter NONE = new ListFilter("", Optional.empty(), Optional.empty(), Optional.empty(), DateRange.ANY,
			CostRange.ANY, false, Optional.empty());

	public ListFilter {
		Objects.requireNonNull(text);
		Objects.requireNonNull(provider);
		Objects.requireNonNull(model);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(date);
		Objects.requireNonNull(cost);
		Objects.requireNonNull(order);
	}

	public ListFilter withText(String words) {
		return new ListFilter(words, provider, model, kind, date, cost, favourite, order);
	}

	public ListFilter withProvider(Optional<String> id) {
		return new ListFilter(text, id, model, kind, date, cost, favourite, order);
	}

	public ListFilter withModel(Optional<String> id) {
		return new ListFilter(text, provider, id, kind, date, cost, favourite, order);
	}

	public ListFilter withKind(Optional<String> id) {
		return new ListFilter(text, provider, model, id, date, cost, favourite, order);
	}

	public ListFilter withDate(DateRange when) {
		return new ListFilter(text, provider, model, kind, when, cost, favourite, order);
	}

	public ListFilter withCost(CostRange howMuch) {
		return new ListFilter(text, provider, model, kind, date, howMuch, favourite, order);
	}

	public ListFilter withFavourite(boolean only) {
		return new ListFilter(text, provider, model, kind, date, cost, only, order);
	}

	public ListFilter withOrder(Optional<String> id) {
		return new ListFilter(text, provider, model, kind, date, cost, favourite, id);
	}

	/** The id that is chosen of {@code PROVIDER}, {@code MODEL} or {@code KIND}. */
	public Optional<String> chosen(Criterion criterion) {
		return switch (criterion) {
		case PROVIDER -> provider;
		case MODEL -> model;
		case KIND -> kind;
		default -> Optional.empty();
		};
	}

	/** This with another choice of {@code PROVIDER}, {@code MODEL} or {@code KIND}. */
	public ListFilter choosing(Criterion criterion, Optional<String> id) {
		return switch (criterion) {
		case PROVIDER -> withProvider(id);
		case MODEL -> withModel(id);
		case KIND -> withKind(id);
		default -> throw new IllegalArgumentException(criterion + " is no choice");
		};
	}

	/** Whether it narrows by a criterion. */
	public boolean has(Criterion criterion) {
		return switch (criterion) {
		case TEXT -> !text.isBlank();
		case PROVIDER, MODEL, KIND -> chosen(criterion).isPresent();
		case DATE -> !date.equals(DateRange.ANY);
		case COST -> !cost.equals(CostRange.ANY);
		case FAVOURITE -> favourite;
		};
	}

	/** This without a criterion. */
	public ListFilter without(Criterion criterion) {
		return switch (criterion) {
		case TEXT -> withText("");
		case PROVIDER, MODEL, KIND -> choosing(criterion, Optional.empty());
		case DATE -> withDate(DateRange.ANY);
		case COST -> withCost(CostRange.ANY);
		case FAVOURITE -> withFavourite(false);
		};
	}

	/** Whether it narrows at all; the order does not count. */
	public boolean narrows() {
		return !equals(NONE.withOrder(order));
	}

	/** Whether an item is wanted. */
	public boolean test(FilterFacts item, Clock now) {
		String there = item.text().toLowerCase(Locale.ROOT);
		return List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream().allMatch(there::contains)
				&& provider.filter(id -> !id.equals(item.provider())).isEmpty() && model.filter(id -> !id.equals(item.model())).isEmpty()
				&& kind.filter(id -> !item.kinds().contains(id)).isEmpty() && date.contains(item.time(), now)
				&& cost.contains(item.cost()) && (!favourite || item.favourite());
	}
}
