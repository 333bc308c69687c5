package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.modalis.api.history.HistoryException;

/**
 * The platform thread that the index lives on. An interrupt inside Lucene would close its files, so callers wait for it without
 * being interruptible and keep their interrupt status.
 */
final class IndexThread implements AutoCloseable {

	private final ExecutorService thread = Executors
			.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("search index").factory());
	private final AtomicInteger waiting = new AtomicInteger();

	<T> T call(Callable<T> work) throws IOException, HistoryException {
		waiting.incrementAndGet();
		try {
			return await(thread.submit(work));
		} catch (RejectedExecutionException closed) {
			throw new IOException("The search index is closed.", closed);
		} finally {
			waiting.decrementAndGet();
		}
	}

	/** Does not wait; after the end it does nothing. */
	void start(Runnable work) {
		if (thread.isShutdown())
			return;
		waiting.incrementAndGet();
		thread.execute(() -> {
			try {
				work.run();
			} finally {
				waiting.decrementAndGet();
			}
		});
	}

	/** Whether everything that was handed in before is done. */
	boolean idle() {
		return waiting.get() == 0;
	}

	/** Whether nothing waits behind the work that asks. */
	boolean last() {
		return waiting.get() == 1;
	}

	static <T> T await(Future<T> result) throws IOException, HistoryException {
		boolean interrupted = false;
		try {
			while (true)
				try {
					return result.get();
				} catch (InterruptedException later) {
					interrupted = true;
				}
		} catch (ExecutionException e) {
			switch (e.getCause()) {
			case HistoryException known -> throw known;
			case RuntimeException bug -> throw bug;
			case Error bug -> throw bug;
			default -> throw new IOException("The search index failed; the history is not touched.", e.getCause());
			}
		} finally {
			if (interrupted)
				Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		boolean interrupted = Thread.interrupted();
		thread.close();
		if (interrupted)
			Thread.currentThread().interrupt();
	}
}
