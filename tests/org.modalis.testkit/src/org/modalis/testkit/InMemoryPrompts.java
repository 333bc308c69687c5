package org.modalis.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.modalis.api.Subscription;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.history.PromptStore;

/** The library of an {@link InMemoryHistoryStore}. */
final class InMemoryPrompts implements PromptStore {

	private final InMemoryHistoryStore store;
	private final Map<UUID, List<Prompt>> versions = new LinkedHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	InMemoryPrompts(InMemoryHistoryStore store) {
		this.store = store;
	}

	@Override
	public Prompt save(Prompt prompt) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			List<Prompt> before = versions.computeIfAbsent(prompt.id(), id -> new ArrayList<>());
			var next = new Prompt(prompt.id(), before.size() + 1, prompt.name(), prompt.text(), prompt.variables(), prompt.tags(),
					prompt.favourite(), store.clock().instant());
			before.add(next);
			listeners.forEach(Runnable::run);
			return next;
		}
	}

	@Override
	public void setFavourite(UUID prompt, boolean favourite) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			if (!versions.containsKey(prompt))
				throw InMemoryHistoryStore.failed("The prompt is not in the library; it may have been deleted. Nothing was changed.");
			versions.get(prompt).replaceAll(old -> new Prompt(old.id(), old.version(), old.name(), old.text(), old.variables(),
					old.tags(), favourite, old.created()));
			listeners.forEach(Runnable::run);
		}
	}

	@Override
	public List<Prompt> list(PromptQuery query, int offset, int limit) {
		Comparator<Prompt> order = query.order() == PromptQuery.Order.NAME ? Comparator.comparing(prompt -> lower(prompt.name()))
				: Comparator.comparing(Prompt::created).reversed();
		synchronized (store) {
			return versions.values().stream().map(List::getLast).filter(prompt -> matches(query, prompt)).sorted(order).skip(offset)
					.limit(limit).toList();
		}
	}

	private static boolean matches(PromptQuery query, Prompt prompt) {
		String part = lower(query.text());
		return (lower(prompt.name()).contains(part) || lower(prompt.text()).contains(part))
				&& query.tag().filter(tag -> !prompt.tags().contains(tag)).isEmpty()
				&& query.favourite().filter(is -> is != prompt.favourite()).isEmpty();
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ENGLISH);
	}

	@Override
	public List<Prompt> history(UUID prompt) {
		synchronized (store) {
			return List.copyOf(versions.getOrDefault(prompt, List.of()).reversed());
		}
	}

	@Override
	public void delete(UUID prompt) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			versions.remove(prompt);
			listeners.forEach(Runnable::run);
		}
	}

	@Override
	public Subscription onChange(Runnable listener) {
		Runnable own = listener::run;
		listeners.add(own);
		return () -> listeners.remove(own);
	}
}
