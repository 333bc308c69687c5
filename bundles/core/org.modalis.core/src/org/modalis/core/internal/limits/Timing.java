package org.modalis.core.internal.limits;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The clock that limits go by, and how to wait for it; a test moves it by hand. */
interface Timing {

	/** Waits without an end. */
	long FOREVER = Long.MAX_VALUE;

	/** The time of the machine. */
	Timing REAL = new Timing() {

		private final long origin = System.nanoTime();

		@Override
		public long nanos() {
			return System.nanoTime() - origin;
		}

		@Override
		public void await(Condition moved, long nanos) throws InterruptedException {
			if (nanos == FOREVER)
				moved.await();
			else
				moved.await(nanos, TimeUnit.NANOSECONDS);
		}
	};

	/** Since some moment in the past; never goes back. */
	long nanos();

	/** Waits for the condition, at most so long. */
	void await(Condition moved, long nanos) throws InterruptedException;
}
