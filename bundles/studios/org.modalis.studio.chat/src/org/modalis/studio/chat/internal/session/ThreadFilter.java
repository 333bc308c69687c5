package org.modalis.studio.chat.internal.session;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Cost;
import org.modalis.api.model.ModelId;
import org.modalis.workbench.toolkit.filter.Choice;
import org.modalis.workbench.toolkit.filter.Criterion;
import org.modalis.workbench.toolkit.filter.FilterFacts;
import org.modalis.workbench.toolkit.filter.FilterForm;
import org.modalis.workbench.toolkit.filter.ListFilter;

/** What the list of threads can be narrowed by, and what of a thread that is. Stateless. */
public final class ThreadFilter {

	/** The kind of threads that are put away; a list without it shows all others. */
	public static final String ARCHIVED = "archived";
	/** By the last message: the usual order. */
	public static final String ACTIVE = "active";
	static final String CREATED = "created";
	static final String TITLE = "title";
	static final String COST = "cost";
	private static final String FOLDER = "folder:";

	private ThreadFilter() {
	}

	/** What the filter of the list offers; both are asked when it opens. */
	public static FilterForm form(Supplier<ChatState> state, Supplier<List<String>> folders) {
		return FilterForm.of("threads", "Filter threads", new Choice(ACTIVE, "Last activity")).order(CREATED, "Newest thread")
				.order(TITLE, "Title").order(COST, "Cost").choice(Criterion.KIND, "Place", () -> places(folders.get()))
				.choice(Criterion.PROVIDER, "Provider", () -> providers(state.get()))
				.choice(Criterion.MODEL, "Model", () -> models(state.get())).with(Criterion.DATE, "Last activity")
				.with(Criterion.COST, "Cost").with(Criterion.FAVOURITE, "Pinned threads only");
	}

	private static List<Choice> places(List<String> folders) {
		var all = new ArrayList<Choice>();
		all.add(new Choice(ARCHIVED, "Archive"));
		folders.forEach(folder -> all.add(new Choice(FOLDER + folder, "Folder “" + folder + "”")));
		return all;
	}

	private static List<Choice> providers(ChatState state) {
		return state.threads().stream().flatMap(thread -> thread.model().stream()).map(ModelId::provider).distinct().sorted()
				.map(id -> new Choice(id, state.models().provider(id).map(entry -> entry.info().displayName()).orElse(id))).toList();
	}

	private static List<Choice> models(ChatState state) {
		var names = new ModelChoice(state.models());
		return state.threads().stream().flatMap(thread -> thread.model().stream()).distinct()
				.map(id -> new Choice(id.toString(), names.name(id))).sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
				.toList();
	}

	/** Whether a filter shows the archive. */
	public static boolean archive(ListFilter filter) {
		return filter.kind().filter(ARCHIVED::equals).isPresent();
	}

	static FilterFacts facts(Conversation thread) {
		var kinds = new HashSet<String>();
		if (thread.filing().archived())
			kinds.add(ARCHIVED);
		thread.filing().folder().ifPresent(folder -> kinds.add(FOLDER + folder));
		return FilterFacts.of(ThreadList.title(thread), thread.updated())
				.model(thread.model().map(ModelId::provider).orElse(""), thread.model().map(Objects::toString).orElse("")).kinds(kinds)
				.cost(cost(thread)).favourite(thread.filing().pinned());
	}

	/** Of several currencies the highest number counts, as nothing is converted. */
	static BigDecimal cost(Conversation thread) {
		return thread.totals().costs().stream().map(Cost::amount).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
	}
}
