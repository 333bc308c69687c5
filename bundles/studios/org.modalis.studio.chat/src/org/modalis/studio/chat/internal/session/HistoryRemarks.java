package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;

/**
 * Says what of a thread's history stays behind when another model answers than did before. Threads: any; every method returns at
 * once, the history is read on a thread of its own.
 */
final class HistoryRemarks {

	/** What the remarks were made for; they are made again when one of these changes. */
	private record Key(UUID thread, Optional<UUID> leaf, ModelId model) {
	}

	private final HistoryService history;
	private final Runnable changed;
	private Optional<Key> key = Optional.empty();
	private List<String> sentences = List.of();

	/** @param changed called when there are other remarks, from any thread */
	HistoryRemarks(HistoryService history, Runnable changed) {
		this.history = history;
		this.changed = changed;
	}

	synchronized List<String> sentences() {
		return sentences;
	}

	/** Looks at the thread on the screen as it is now. */
	void follow(ChatState state) {
		var model = state.standing().info();
		var now = state.shown().filter(thread -> switched(state))
				.flatMap(thread -> model.map(info -> new Key(thread.id(), thread.leaf(), info.id())));
		synchronized (this) {
			if (now.equals(key))
				return;
			key = now;
			sentences = List.of();
		}
		now.ifPresent(wanted -> Thread.ofVirtual().name("history for another model").start(() -> lookBack(wanted, model.orElseThrow())));
	}

	/** Whether another model would answer than did before: only then there is something to say of the history. */
	private static boolean switched(ChatState state) {
		return state.lastAnswer().isPresent() && !state.lastAnswer().get().model().equals(state.model());
	}

	private void lookBack(Key wanted, ModelInfo model) {
		List<String> found;
		try {
			found = HistoryFit.of(history.open(), wanted.thread(), model);
		} catch (HistoryException e) {
			found = List.of(); // whoever sends hears of it
		}
		synchronized (this) {
			if (!key.equals(Optional.of(wanted)))
				return;
			sentences = found;
		}
		changed.run();
	}
}
