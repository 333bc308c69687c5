package org.modalis.workbench.internal.start;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;

/**
 * The opening of the history, on a thread of its own from the very start, so that the database boots while the window is drawn.
 * Threads: any.
 */
public final class HistoryOpening {

	private final CompletableFuture<HistoryStore> store = new CompletableFuture<>();

	private HistoryOpening() {
	}

	/** Begins to open; returns at once. */
	public static HistoryOpening begin(HistoryService service) {
		HistoryOpening opening = new HistoryOpening();
		// Derby is harmed by interrupts, so this is a platform thread that nobody can interrupt.
		Thread.ofPlatform().name("history-opening").daemon().start(() -> opening.open(service));
		return opening;
	}

	/** Tells what is wrong, if anything is, from the opening thread (or this one when it has failed already). */
	public void whenFailed(Consumer<HistoryException> listener) {
		store.whenComplete((opened, failure) -> {
			if (failure instanceof HistoryException reason)
				listener.accept(reason);
		});
	}

	private void open(HistoryService service) {
		try {
			store.complete(service.open());
		} catch (HistoryException e) {
			store.completeExceptionally(e);
		} catch (RuntimeException | Error e) {
			store.completeExceptionally(new HistoryException(HistoryException.Kind.FAILED,
					"The history could not be opened. Nothing was changed. The error log has the details.", e));
		}
	}
}
