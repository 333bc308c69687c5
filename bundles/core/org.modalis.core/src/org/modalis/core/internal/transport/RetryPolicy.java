package org.modalis.core.internal.transport;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a call is repeated: what the vendor asks, else 1 s doubling to 8 s, spread by a fifth so that many
 * callers do not come back at the same moment.
 *
 * @param clock dates {@code Retry-After}
 * @param jitter a number from 0 to 1
 */
record RetryPolicy(Clock clock, Sleeper sleeper, DoubleSupplier jitter) {

	/** A vendor that asks for more is not waited for: the user is told instead. */
	static final Duration LONGEST = Duration.ofMinutes(1);

	private static final long FIRST_MILLIS = 1_000;
	private static final int MOST_DOUBLINGS = 3;

	static RetryPolicy real() {
		return new RetryPolicy(Clock.systemUTC(), Thread::sleep, () -> ThreadLocalRandom.current().nextDouble());
	}

	/** @param repeats how many repeats there were already */
	Duration waitAfter(FailedAttempt failed, int repeats) {
		return failed.vendorsWait().orElseGet(() -> {
			long base = FIRST_MILLIS << Math.min(repeats, MOST_DOUBLINGS);
			return Duration.ofMillis((long) (base * (0.8 + 0.4 * jitter.getAsDouble())));
		});
	}
}
