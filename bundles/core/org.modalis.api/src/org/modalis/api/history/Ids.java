package org.modalis.api.history;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes ids for messages and conversations: random, and ordered by time, so that what is written together lies together in the
 * database (UUID version 7, RFC 9562 section 5.7, with parts of a millisecond in {@code rand_a} as in its section 6.2).
 * <p>
 * Threads: any. Ids of the same quarter microsecond have no order among each other.
 */
public final class Ids {

	private static final int VERSION = 0x7000;
	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private Ids() {
	}

	/** A new id, later than every id made before. */
	public static UUID next() {
		Instant now = Instant.now();
		long partOfMillisecond = now.getNano() % 1_000_000 * 4096L / 1_000_000;
		long high = now.toEpochMilli() << 16 | VERSION | partOfMillisecond;
		long low = VARIANT | ThreadLocalRandom.current().nextLong() >>> 2;
		return new UUID(high, low);
	}
}
