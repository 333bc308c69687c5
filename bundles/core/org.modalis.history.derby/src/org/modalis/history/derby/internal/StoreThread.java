package org.modalis.history.derby.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;

/**
 * A platform thread of the store's own. Callers wait for it without being interruptible: an interrupt inside Derby would close
 * its files for everybody. Their interrupt status is kept.
 */
final class StoreThread implements AutoCloseable {

	private final ExecutorService thread;

	StoreThread(String name) {
		thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
	}

	/** Runs the work there and waits for it. */
	<T> T call(Callable<T> work) throws HistoryException {
		try {
			return await(thread.submit(work));
		} catch (RejectedExecutionException closed) {
			throw new HistoryException(Kind.FAILED, "The history is closed. Nothing was changed.", closed);
		}
	}

	/** Has the work run there and does not wait. */
	void start(Runnable work) {
		thread.execute(work);
	}

	/** Takes nothing more; what was handed in is done later. */
	void end() {
		thread.shutdown();
	}

	private static <T> T await(Future<T> result) throws HistoryException {
		boolean interrupted = false;
		try {
			while (true)
				try {
					return result.get();
				} catch (InterruptedException later) {
					interrupted = true;
				} catch (ExecutionException e) {
					throw translated(e.getCause());
				}
		} finally {
			if (interrupted)
				Thread.currentThread().interrupt();
		}
	}

	private static HistoryException translated(Throwable cause) {
		return switch (cause) {
		case HistoryException known -> new HistoryException(known.kind(), known.getMessage(), known);
		case RuntimeException bug -> throw bug;
		case Error bug -> throw bug;
		default -> new HistoryException(Kind.FAILED, "The history failed. What was saved before is kept.", cause);
		};
	}

	/** Finishes what was handed in and takes nothing more. */
	@Override
	public void close() {
		boolean interrupted = Thread.interrupted();
		thread.close();
		if (interrupted)
			Thread.currentThread().interrupt();
	}
}
