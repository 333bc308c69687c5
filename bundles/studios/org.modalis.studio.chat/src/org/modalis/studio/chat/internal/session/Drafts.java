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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.settings.Settings;

/**
 * What the user has written but not sent, per thread: at once in memory, and a moment later on the disk. A thread's is kept with
 * it in the history; that of the new thread, which is not in the history yet, as the setting {@code chat.draft}. The files in it are
 * held in the history.
 * <p>
 * Threads: any. Only {@link #load} and {@link #save} touch the disk.
 */
final class Drafts {

	private static final UUID NEW = new UUID(0, 0);
	/** The new thread while it would be a temporary one: of that nothing reaches the disk. */
	static final UUID TEMPORARY = new UUID(0, 1);
	private static final String SETTING = "chat.draft";

	private final Settings settings;
	private final Executor soon;
	private final Map<UUID, Unsent> unsent = new ConcurrentHashMap<>();
	/** The contents that the history holds for each thread. */
	private final Map<UUID, Set<Content>> held = new ConcurrentHashMap<>();
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
		settings.get(SETTING).map(UnsentText::read).ifPresent(kept -> {
			held.put(NEW, kept.contents());
			unsent.merge(NEW, kept, (typed, before) -> typed.withFiles(before.files()));
		});
		if (!unsaved.isEmpty())
			soon.execute(this::save);
	}

	/** Reads what was kept with a thread, unless that is known. Returns whether messages were found waiting. */
	boolean load(UUID thread) throws HistoryException {
		if (unsent.containsKey(thread) || history.isEmpty())
			return false;
		var found = UnsentText.read(history.get().threads().draft(thread));
		held.put(thread, found.contents());
		return unsent.putIfAbsent(thread, found) == null && !found.queue().isEmpty();
	}

	/** Whether the new thread would be a temporary one from now on; what was written for the last such one goes with it. */
	void temporary(boolean next) {
		temporary = next;
		if (!next)
			forget(TEMPORARY);
	}

	private UUID key(Optional<UUID> thread) {
		return key(thread, temporary);
	}

	/**
	 * The key of a thread, or of the new one.
	 *
	 * @param temporary whether the new one would be temporary
	 */
	static UUID key(Optional<UUID> thread, boolean temporary) {
		return thread.orElse(temporary ? TEMPORARY : NEW);
	}

	/** The files beside the message field, by the key of their thread. */
	List<KeptFile> files(UUID key) {
		return unsent.getOrDefault(key, Unsent.NOTHING).files();
	}

	void keepFiles(UUID key, List<KeptFile> files) {
		if (!files(key).equals(files))
			change(key, now -> now.withFiles(files));
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
		held.remove(thread);
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
		if (thread.equals(TEMPORARY) || !thread.equals(NEW) && store.conversation(thread).isEmpty())
			return;
		var now = unsent.getOrDefault(thread, Unsent.NOTHING);
		Set<Content> before = held.getOrDefault(thread, Set.of());
		Set<Content> all = Stream.concat(before.stream(), now.contents().stream()).collect(Collectors.toSet());
		hold(store, thread, all);
		String text = UnsentText.of(now);
		if (!thread.equals(NEW))
			store.threads().setDraft(thread, text);
		else if (text.isEmpty())
			settings.remove(SETTING);
		else
			settings.set(SETTING, text);
		hold(store, thread, now.contents());
	}

	/** Files are held from before until after the draft names them, so that a kill in between loses none. */
	private void hold(HistoryStore store, UUID thread, Set<Content> contents) throws HistoryException {
		if (held.getOrDefault(thread, Set.of()).equals(contents))
			return;
		store.threads().hold(thread, contents);
		held.put(thread, contents);
	}
}
