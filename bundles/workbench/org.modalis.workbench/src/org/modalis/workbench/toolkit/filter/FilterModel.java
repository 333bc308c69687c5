package org.modalis.workbench.toolkit.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.modalis.api.Subscription;
import org.modalis.api.settings.Settings;

/**
 * What the filter of one list stands at, and the views that were saved of it. The views and the order are kept in the settings
 * {@code lists.<list>.views} and {@code lists.<list>.order}; by what a list is narrowed is not, so that no start hides anything.
 * <p>
 * Threads: one, which is the UI thread; listeners are called there. The settings are written on another.
 */
public final class FilterModel {

	/**
	 * Something by which the list is narrowed now.
	 *
	 * @param words what it is, for example {@code Tag: code review}
	 */
	public record Active(Criterion criterion, String words) {
	}

	private final FilterForm form;
	private final Settings settings;
	private final Executor writer;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private volatile List<SavedView> views;
	private volatile ListFilter filter;

	public FilterModel(FilterForm form, Settings settings) {
		this(form, settings, CompletableFuture::runAsync);
	}

	/** @param writer writes the settings */
	FilterModel(FilterForm form, Settings settings, Executor writer) {
		this.form = form;
		this.settings = settings;
		this.writer = writer;
		views = settings.get(name("views")).map(ViewsText::read).orElse(List.of());
		filter = ListFilter.NONE.withOrder(settings.get(name("order")).filter(this::isOrder));
	}

	private String name(String last) {
		return "lists." + form.list() + "." + last;
	}

	private boolean isOrder(String id) {
		return form.orders().stream().anyMatch(order -> order.id().equals(id));
	}

	/** Which criteria and orders the list has. */
	public FilterForm form() {
		return form;
	}

	/** What holds now; its order is set. */
	public ListFilter filter() {
		return filter.withOrder(Optional.of(filter.order().orElse(form.orders().getFirst().id())));
	}

	/** Narrows by something else. Criteria and orders that the list does not have are left out. */
	public void set(ListFilter next) {
		ListFilter known = next.withOrder(next.order().filter(this::isOrder));
		for (Criterion criterion : Criterion.values())
			if (criterion != Criterion.TEXT && form.field(criterion).isEmpty())
				known = known.without(criterion);
		if (known.equals(filter) || known.equals(filter()))
			return;
		boolean reordered = !known.withOrder(Optional.empty()).equals(known) && !known.order().equals(filter().order());
		filter = known;
		if (reordered)
			writer.execute(this::write);
		tell();
	}

	/** Shows everything again; the order stays. */
	public void clear() {
		set(ListFilter.NONE.withOrder(filter.order()));
	}

	/** What the list is narrowed by besides its text, in the order of the form. */
	public List<Active> active() {
		return form.fields().stream().filter(field -> filter.has(field.criterion()))
				.map(field -> new Active(field.criterion(), words(field))).toList();
	}

	private String words(FilterForm.Field field) {
		return switch (field.criterion()) {
		case FAVOURITE -> field.label();
		case DATE -> field.label() + ": " + filter.date().words();
		case COST -> field.label() + ": " + filter.cost().words();
		default -> field.label() + ": " + filter.chosen(field.criterion()).map(id -> name(field, id)).orElse("");
		};
	}

	/** What a saved view names may be gone by now; then its id has to do. */
	private static String name(FilterForm.Field field, String id) {
		return field.choices().get().stream().filter(choice -> choice.id().equals(id)).map(Choice::name).findFirst().orElse(id);
	}

	/** The saved views by name. */
	public List<SavedView> views() {
		return views;
	}

	/** The view that shows just what is shown now. */
	public Optional<SavedView> view() {
		return views.stream().filter(view -> view.filter().equals(filter())).findFirst();
	}

	/** Keeps what is shown now under a name; a view of that name is replaced. Does nothing for a blank name. */
	public void save(String name) {
		String clean = name.strip();
		if (clean.isEmpty())
			return;
		var all = new ArrayList<>(views);
		all.removeIf(view -> view.name().equalsIgnoreCase(clean));
		all.add(new SavedView(clean, filter()));
		all.sort((one, other) -> one.name().compareToIgnoreCase(other.name()));
		keep(all);
	}

	/** Forgets the view of a name; what is shown stays. */
	public void delete(String name) {
		var all = new ArrayList<>(views);
		if (all.removeIf(view -> view.name().equals(name)))
			keep(all);
	}

	private void keep(List<SavedView> next) {
		views = List.copyOf(next);
		writer.execute(this::write);
		tell();
	}

	/** Writes what holds now, not what held when it was asked for: two writes may come in any order. */
	private synchronized void write() {
		write("views", views.isEmpty() ? Optional.empty() : Optional.of(ViewsText.of(views)));
		write("order", filter.order().filter(id -> !id.equals(form.orders().getFirst().id())));
	}

	private void write(String last, Optional<String> value) {
		if (settings.get(name(last)).equals(value))
			return;
		value.ifPresentOrElse(text -> settings.set(name(last), text), () -> settings.remove(name(last)));
	}

	/** Calls the listener after each change of what is shown and of the saved views, until the handle is closed. */
	public Subscription onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}
}
