package org.modalis.search.lucene.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.testkit.InMemoryHistoryStore;

/** A history that is the same in every process after the same number of steps, as one on the disk would be. */
final class KnownHistory extends Clock {

	private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");
	private static final int THREADS = 5;

	private final InMemoryHistoryStore store = new InMemoryHistoryStore(this);
	private int step;

	KnownHistory(int steps) throws HistoryException {
		for (int i = 0; i < THREADS; i++)
			store.add(new Conversation(id(-1 - i), "title " + i, Optional.empty(), Optional.empty(), BEGIN, BEGIN));
		while (step < steps)
			step();
	}

	InMemoryHistoryStore store() {
		return store;
	}

	int steps() {
		return step;
	}

	private static UUID id(int number) {
		return new UUID((long) number << 16 | 0x7000, 0x8000_0000_0000_0000L | number * 0x9E37_79B9_7F4A_7C15L >>> 2);
	}

	/** One change; every kind comes again and again. */
	void step() throws HistoryException {
		int n = step++;
		UUID before = id(n - n % 10);
		switch (n % 10) {
		case 4 -> store.setFavourite(before, true);
		case 5 -> store.branches().delete(id(n - 3));
		case 6 -> store.setFavourite(id(Math.max(0, n - n % 10 - 10)), false);
		case 7 -> store.branches().restore(id(n - 5));
		case 8 -> store.branches().delete(id(n - 5));
		case 9 -> store.rename(id(-1 - n % THREADS), "title " + n);
		default -> store.append(Message.user(id(n), id(-1 - n / 10 % THREADS), Optional.empty(), "word number" + n, instant()));
		}
	}

	@Override
	public Instant instant() {
		return BEGIN.plusSeconds(step);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("There is one time zone in this history");
	}
}
