package org.modalis.core.internal.limits;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that stands until the test moves it. */
final class HandTiming implements Timing {

	private final AtomicLong now = new AtomicLong();

	/** Time passes, and the limiter is told to look at the clock. */
	void pass(Duration time, RateLimiter limiter) {
		now.addAndGet(time.toNanos());
		limiter.changed();
	}

	@Override
	public long nanos() {
		return now.get();
	}

	@Override
	public void await(Condition moved, long nanos) throws InterruptedException {
		moved.await();
	}
}
