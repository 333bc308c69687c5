package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.settings.Settings;

/**
 * What the user has written but not sent, per thread: at once in memory, and a moment later on the disk. A thread's is kept with
 * it in the history; that of the new thread, which is not in the history yet, as the setting {@code chat.draft}.
 * <p>
 * Threads: any. Only {@link #load} and {@link #save} touch the disk.
 */
final class Drafts {

	private static final UUID NEW = new UUID(0, 0);
	/** The new thread while it would be a temporary one: of that nothing reaches the disk. */
	private static final UUID TEMPORARY = new UUID(0, 1);
	private static final String SETTING = "chat.draft";

	private final Settings settings;
	private final Executor soon;
	private final Map<UUID, Unsent> unsent = new ConcurrentHashMap<>();
	private final Set<UUID> unsaved = ConcurrentHashMap.newKeySet();
	private final AtomicBoolean due = new AtomicBoolean();
	private volatile boolean temporary;
	private volatile Optional<HistoryStore> history = Optional.empty();
	private volatile Consumer<HistoryException> trouble = e -> {
	};

	/** @param soon runs a step after the time in which changes are gathered: below a second */
	Drafts(Settings settings, Executor soon) {
		this.settings = settings;
		this.soon = soon;
	}

	/**
	 * The history is open: what was kept can be loaded, and what is written from now on is kept.
	 *
	 * @param problems told when something could not be saved; it stays in memory and is tried again with the next change
	 */
	void open(HistoryStore store, Consumer<HistoryException> problems) {
		trouble = problems;
		history = Optional.of(store);
		settings.get(SETTING).ifPresent(kept -> unsent.putIfAbsent(NEW, Unsent.read(kept)));
		if (!unsaved.isEmpty())
			soon.execute(this::save);
	}

	/** Reads what was kept with a thread, unless that is known. Returns whether messages were found waiting. */
	boolean load(UUID thread) throws HistoryException {
		if (unsent.containsKey(thread) || history.isEmpty())
			return false;
		var found = Unsent.read(history.get().threads().draft(thread));
		return unsent.putIfAbsent(thread, found) == null && !found.queue().isEmpty();
	}

	/** Whether the new thread would be a temporary one from now on; what was written for the last such one goes with it. */
	void temporary(boolean next) {
		temporary = next;
		if (!next)
			forget(TEMPORARY);
	}

	private UUID key(Optional<UUID> thread) {
		return thread.orElse(temporary ? TEMPORARY : NEW);
	}

	/** The draft of a thread, or of the new one; empty text when there is none. */
	String of(Optional<UUID> thread) {
		return unsent.getOrDefault(key(thread), Unsent.NOTHING).draft();
	}

	void keep(Optional<UUID> thread, String text) {
		change(key(thread), now -> now.withDraft(text));
	}

	/** Forgets what was sent, unless the user has written on since. */
	void sent(Optional<UUID> thread, String text) {
		change(key(thread), now -> now.draft().equals(text) ? now.withDraft("") : now);
	}

	/** The messages that wait in a thread. */
	List<Queued> queue(UUID thread) {
		return unsent.getOrDefault(thread, Unsent.NOTHING).queue();
	}

	void queue(UUID thread, UnaryOperator<List<Queued>> next) {
		change(thread, now -> now.withQueue(next.apply(now.queue())));
	}

	/** The thread is gone. */
	void forget(UUID thread) {
		unsaved.remove(thread);
		unsent.remove(thread);
	}

	private void change(UUID thread, UnaryOperator<Unsent> to) {
		unsent.compute(thread, (id, now) -> to.apply(now == null ? Unsent.NOTHING : now));
		unsaved.add(thread);
		if (due.compareAndSet(false, true))
			soon.execute(this::save);
	}

	/** Saves what has changed, in the order of the calls. */
	synchronized void save() {
		due.set(false);
		if (history.isEmpty())
			return;
		for (UUID thread : List.copyOf(unsaved)) {
			unsaved.remove(thread);
			try {
				save(history.get(), thread);
			} catch (HistoryException e) {
				unsaved.add(thread);
				trouble.accept(e);
			}
		}
	}

	private void save(HistoryStore store, UUID thread) throws HistoryException {
		String text = unsent.getOrDefault(thread, Unsent.NOTHING).text();
		if (thread.equals(TEMPORARY))
			return;
		if (thread.equals(NEW)) {
			if (text.isEmpty())
				settings.remove(SETTING);
			else
				settings.set(SETTING, text);
		} else if (store.conversation(thread).isPresent())
			store.threads().setDraft(thread, text);
	}
}
