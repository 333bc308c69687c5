package org.modalis.studio.chat.internal.prompts;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.modalis.api.history.Prompt;
import org.modalis.workbench.toolkit.filter.Choice;
import org.modalis.workbench.toolkit.filter.Criterion;
import org.modalis.workbench.toolkit.filter.FilterFacts;
import org.modalis.workbench.toolkit.filter.FilterForm;
import org.modalis.workbench.toolkit.filter.ListFilter;

/** What the library can be narrowed by and in which orders it stands; favourites come first in each. Stateless. */
public final class PromptFilter {

	private static final String NAME = "name";
	private static final String SAVED = "saved";

	private PromptFilter() {
	}

	/** What the filter of the list offers; asked when it opens. */
	public static FilterForm form(Supplier<List<Prompt>> all) {
		return FilterForm.of("prompts", "Filter prompts", new Choice(NAME, "Name")).order(SAVED, "Last saved")
				.choice(Criterion.KIND, "Tag", () -> tags(all.get())).with(Criterion.DATE, "Last saved")
				.with(Criterion.FAVOURITE, "Favourites only");
	}

	private static List<Choice> tags(List<Prompt> all) {
		return all.stream().flatMap(prompt -> prompt.tags().stream()).distinct().sorted(String.CASE_INSENSITIVE_ORDER)
				.map(tag -> new Choice(tag, tag)).toList();
	}

	/** The prompts that a filter lets through, in its order. */
	public static List<Prompt> of(List<Prompt> all, ListFilter filter) {
		Clock now = Clock.systemDefaultZone();
		Comparator<Prompt> order = filter.order().equals(Optional.of(SAVED)) ? Comparator.comparing(Prompt::created).reversed()
				: Comparator.comparing(Prompt::name, String.CASE_INSENSITIVE_ORDER);
		return all.stream().filter(prompt -> filter.test(facts(prompt), now))
				.sorted(Comparator.comparing((Prompt prompt) -> !prompt.favourite()).thenComparing(order)).toList();
	}

	private static FilterFacts facts(Prompt prompt) {
		return FilterFacts.of(prompt.name() + " " + Tags.line(prompt.tags()) + " " + prompt.text(), prompt.created())
				.kinds(new HashSet<>(prompt.tags())).favourite(prompt.favourite());
	}
}
