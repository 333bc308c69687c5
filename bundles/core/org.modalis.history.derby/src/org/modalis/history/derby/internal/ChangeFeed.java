package org.modalis.history.derby.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.modalis.api.Subscription;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryException;

/** Tells listeners of durable changes, in the order of the commits, from one thread that does nothing else. */
final class ChangeFeed implements AutoCloseable {

	private final List<Consumer<HistoryChange>> listeners = new CopyOnWriteArrayList<>();
	private final StoreThread thread = new StoreThread("history changes");
	private final AtomicInteger untold = new AtomicInteger();

	Subscription subscribe(Consumer<HistoryChange> listener) {
		Consumer<HistoryChange> own = listener::accept; // so that the same listener can be there twice
		listeners.add(own);
		return () -> listeners.remove(own);
	}

	/** Tells those who listen now; who comes later hears only of what happens later. */
	void publish(List<HistoryChange> changes) {
		List<Consumer<HistoryChange>> now = List.copyOf(listeners);
		if (now.isEmpty() || changes.isEmpty())
			return;
		untold.incrementAndGet();
		thread.start(() -> {
			changes.forEach(change -> now.forEach(listener -> tell(listener, change)));
			untold.decrementAndGet();
		});
	}

	private void tell(Consumer<HistoryChange> listener, HistoryChange change) {
		try {
			if (listeners.contains(listener))
				listener.accept(change);
		} catch (RuntimeException bug) {
			ILog.of(getClass()).error("A listener to the history failed; the others are told.", bug);
		}
	}

	/** Waits until all that was published before is told; mostly it is already, and then this costs nothing. */
	void settle() throws HistoryException {
		if (untold.get() > 0)
			thread.call(() -> true);
	}

	/** Tells what is left and ends. A listener that blocks for good is not waited for. */
	@Override
	public void close() {
		thread.end();
	}
}
