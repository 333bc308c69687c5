package org.modalis.workbench.toolkit.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which criteria a list has and in which orders it can be shown. Begin with {@link #of} and add what makes sense for the list.
 *
 * @param list names the list in the settings and in the ids of its controls, for example {@code threads}
 * @param hint what the empty search field says, for example {@code Filter threads}
 * @param fields the criteria besides the text, in the order in which they are shown
 * @param orders the first is the usual one
 */
public record FilterForm(String list, String hint, List<Field> fields, List<Choice> orders) {

	/**
	 * One criterion of a list.
	 *
	 * @param label how the list calls it, for example {@code Tag} for a kind
	 * @param choices what there is to choose now; asked on the UI thread, so it answers from memory. Nothing for a criterion that is
	 *        no choice
	 */
	public record Field(Criterion criterion, String label, Supplier<List<Choice>> choices) {

		public Field {
			Objects.requireNonNull(criterion);
			Objects.requireNonNull(label);
			Objects.requireNonNull(choices);
		}
	}

	public FilterForm {
		if (!list.matches("[A-Za-z0-9]+"))
			throw new IllegalArgumentException("Not a name for settings: " + list);
		Objects.requireNonNull(hint);
		fields = List.copyOf(fields);
		orders = List.copyOf(orders);
		if (orders.isEmpty() || fields.stream().anyMatch(field -> field.criterion() == Criterion.TEXT)
				|| fields.stream().map(Field::criterion).distinct().count() != fields.size())
			throw new IllegalArgumentException("A list has an order, and each criterion once; the text goes without saying");
	}

	/** A list that can be searched by its text and has one order. */
	public static FilterForm of(String list, String hint, Choice order) {
		return new FilterForm(list, hint, List.of(), List.of(order));
	}

	/** Another order. */
	public FilterForm order(String id, String name) {
		var all = new ArrayList<>(orders);
		all.add(new Choice(id, name));
		return new FilterForm(list, hint, fields, all);
	}

	/** A criterion with values to choose from: {@code PROVIDER}, {@code MODEL} or {@code KIND}. */
	public FilterForm choice(Criterion criterion, String label, Supplier<List<Choice>> choices) {
		var all = new ArrayList<>(fields);
		all.add(new Field(criterion, label, choices));
		return new FilterForm(list, hint, all, orders);
	}

	/** A criterion that is no choice: {@code DATE}, {@code COST} or {@code FAVOURITE}. */
	public FilterForm with(Criterion criterion, String label) {
		return choice(criterion, label, List::of);
	}

	/** How the list calls a criterion; empty when it does not have it. */
	public Optional<Field> field(Criterion criterion) {
		return fields.stream().filter(field -> field.criterion() == criterion).findFirst();
	}
}
