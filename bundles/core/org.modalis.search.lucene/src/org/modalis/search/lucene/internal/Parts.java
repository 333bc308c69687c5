package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The parts of the index that are being made apart from it: as many as threads work at them, because no two can at one. What is in
 * them is not found yet. Threads: any.
 */
final class Parts {

	private final Path folder;
	private final OpenedIndex index;
	private final Words words;
	private final Queue<Part> waiting = new ConcurrentLinkedQueue<>();
	private final AtomicInteger made = new AtomicInteger();

	/** @param folder that is there while parts are */
	Parts(Path folder, OpenedIndex index, Words words) {
		this.folder = folder;
		this.index = index;
		this.words = words;
	}

	/** Adds to a part of which nobody is told. */
	interface Adding {
		void to(Part part, Documents documents) throws IOException;
	}

	/** Adds to a part that no other thread has, and writes it into the index when it is full. */
	void add(Adding adding) throws IOException {
		Part waited = waiting.poll();
		Part part = waited == null ? new Part(folder.resolve("" + made.incrementAndGet())) : waited;
		try {
			adding.to(part, new Documents(text -> part.batch().take(words.indexed(text))));
		} catch (IOException | RuntimeException e) {
			part.discard();
			throw e;
		}
		if (part.isFull())
			index.take(part);
		else
			waiting.add(part);
	}

	boolean isEmpty() {
		return waiting.isEmpty();
	}

	/** Writes one of them into the index; false when there is none. */
	boolean finishOne() throws IOException {
		Part part = waiting.poll();
		if (part != null)
			index.take(part);
		return part != null;
	}

	/** Gives up what was not written into the index, also by a process that was killed. */
	void clear() throws IOException {
		for (Part part = waiting.poll(); part != null; part = waiting.poll())
			part.discard();
		if (!Files.exists(folder))
			return;
		try (var all = Files.walk(folder)) {
			for (Path each : all.toList().reversed())
				Files.delete(each);
		}
	}
}
