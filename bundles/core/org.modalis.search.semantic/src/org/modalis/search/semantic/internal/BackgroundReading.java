package org.modalis.search.semantic.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;

/**
 * Reads the history into the index, thread by thread, the one with the newest message first: what changed without this process,
 * and then what changes. It rests as long as it worked, so that it never takes more than half of a core. What is unfinished when
 * it is stopped goes on the next time, where it was.
 * <p>
 * {@link #run} is for one thread; the others may be called from any.
 */
final class BackgroundReading {

	/** How many passages of a message are read; they are some 1,500 characters. */
	static final int PASSAGES = 3;
	private static final long SHOWN = Duration.ofSeconds(5).toNanos();
	private static final long COMMITTED = Duration.ofMinutes(1).toNanos();

	private final HistoryStore store;
	private final Meanings meanings;
	private final SentenceModel model;
	private final SequencedSet<UUID> waiting = new LinkedHashSet<>();
	private boolean stopped;
	private boolean resting;
	private volatile int read;
	private long shown = System.nanoTime();
	private long committed = shown;

	BackgroundReading(HistoryStore store, Meanings meanings, SentenceModel model) {
		this.store = store;
		this.meanings = meanings;
		this.model = model;
	}

	/** Has a thread read, again if need be. */
	synchronized void read(UUID conversation) {
		waiting.add(conversation);
		notifyAll();
	}

	/** Ends {@link #run} after the passage at hand. */
	synchronized void stop() {
		stopped = true;
		notifyAll();
	}

	/** Waits until everything is read that changed before. */
	synchronized void settle() throws InterruptedException {
		while (!stopped && (!resting || !waiting.isEmpty()))
			wait();
	}

	/** Reads until it is stopped. */
	void run() throws IOException, HistoryException, InterruptedException {
		begin();
		for (UUID next = next(); next != null; next = next())
			visit(next);
	}

	/** How many messages went through the model. */
	int read() {
		return read;
	}

	private void begin() throws IOException, HistoryException {
		Map<UUID, String> marks = meanings.marks();
		for (Conversation thread : store.conversations())
			if (!thread.temporary() && !asOf(thread).equals(marks.remove(thread.id())))
				read(thread.id());
		for (UUID gone : marks.keySet())
			meanings.removeThread(gone);
	}

	private static String asOf(Conversation thread) {
		return thread.updated() + " " + thread.totals().messages();
	}

	/** Waits for the next thread; null at the end. */
	private UUID next() throws IOException, InterruptedException {
		synchronized (this) {
			if (!waiting.isEmpty() && !stopped)
				return waiting.removeFirst();
		}
		if (!stopped()) {
			meanings.commit();
			meanings.show();
		}
		synchronized (this) {
			resting = true;
			notifyAll();
			while (waiting.isEmpty() && !stopped)
				wait();
			resting = false;
			return stopped ? null : waiting.removeFirst();
		}
	}

	private synchronized boolean stopped() {
		return stopped;
	}

	private void visit(UUID id) throws IOException, HistoryException, InterruptedException {
		Conversation thread = store.conversation(id).orElse(null);
		if (thread == null || thread.temporary()) {
			meanings.removeThread(id);
			return;
		}
		meanings.show();
		Set<UUID> known = meanings.known(id);
		Set<UUID> there = new HashSet<>();
		List<Message> unread = new ArrayList<>();
		boolean streams = false;
		for (Message message : messages(id)) {
			there.add(message.id());
			if (message.state() == State.STREAMING)
				streams = true;
			else if (!known.contains(message.id()))
				unread.add(message);
		}
		for (UUID each : known)
			if (!there.contains(each))
				meanings.remove(each);
		for (Message message : unread) {
			if (stopped())
				return;
			read(message);
		}
		if (!streams)
			meanings.mark(id, asOf(thread));
	}

	private List<Message> messages(UUID id) throws HistoryException {
		var messages = new ArrayList<Message>();
		store.forEachMessage(id, messages::add);
		return messages;
	}

	private void read(Message message) throws IOException, InterruptedException {
		long start = System.nanoTime();
		read++;
		meanings.add(message.conversation(), message.id(), model.meanings(message.text(), PASSAGES));
		long now = System.nanoTime();
		if (now - committed > COMMITTED) {
			meanings.commit();
			committed = now;
		}
		if (now - shown > SHOWN) {
			meanings.show();
			shown = now;
		}
		rest(System.nanoTime() - start);
	}

	private synchronized void rest(long nanos) throws InterruptedException {
		long end = System.nanoTime() + nanos;
		for (long left = nanos; !stopped && left > 0; left = end - System.nanoTime())
			wait(left / 1_000_000, (int) (left % 1_000_000));
	}
}
