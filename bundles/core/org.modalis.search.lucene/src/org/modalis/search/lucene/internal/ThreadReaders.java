package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.modalis.api.history.HistoryException;

/** Reads threads of the history on several platform threads, so that one waits for the disk while another analyses. */
final class ThreadReaders {

	/** Reads one thread and says how many messages it has. */
	interface Reader {
		int read(UUID thread) throws IOException, HistoryException;
	}

	private static final int MOST = 4;

	private final ThreadPoolExecutor pool;

	ThreadReaders() {
		int count = Math.min(MOST, 1 + Runtime.getRuntime().availableProcessors());
		pool = new ThreadPoolExecutor(count, count, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name("search index reader ", 0).factory());
		pool.allowCoreThreadTimeOut(true);
	}

	/** Reads all of them and returns how many messages they have; fails when one of them does, but not before all are through. */
	int forEach(List<UUID> threads, Reader reader) throws IOException, HistoryException {
		return all(threads.stream().map(thread -> pool.submit(() -> reader.read(thread))).toList());
	}

	/** Work that each thread does again and again until there is none. */
	interface Work {
		boolean some() throws IOException;
	}

	/** Has every thread do the work. */
	void everyone(Work work) throws IOException, HistoryException {
		all(Collections.nCopies(pool.getCorePoolSize(), work).stream().map(each -> pool.submit(() -> {
			int times = 0;
			while (each.some())
				times++;
			return times;
		})).toList());
	}

	private static int all(List<Future<Integer>> started) throws IOException, HistoryException {
		int messages = 0;
		var failures = new ArrayList<Exception>();
		for (var each : started)
			try {
				messages += IndexThread.await(each);
			} catch (IOException | HistoryException | RuntimeException failed) {
				failures.add(failed);
			}
		if (failures.isEmpty())
			return messages;
		switch (failures.getFirst()) {
		case HistoryException history -> throw history;
		case RuntimeException bug -> throw bug;
		default -> throw new IOException("The history could not be indexed.", failures.getFirst());
		}
	}

	/** Ends; what was handed in is through. */
	void rest() {
		pool.shutdown();
	}
}
