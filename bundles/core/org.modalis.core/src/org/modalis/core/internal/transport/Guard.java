package org.modalis.core.internal.transport;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Watches over one attempt from another thread and breaks its connection when the calling thread is interrupted or a time limit
 * is over. A socket read of a platform thread does not end by an interrupt, and a server that sends a byte now and then never
 * runs into a read time-out. It also breaks what is forbidden while it runs.
 */
final class Guard implements AutoCloseable {

	private static final long LOOK_MILLIS = 50;

	private final Thread caller = Thread.currentThread();
	private final Runnable breakConnection;
	private final BooleanSupplier nowForbidden;
	private final ScheduledFuture<?> watch;
	private volatile long deadline;
	private volatile boolean timed;
	private volatile boolean late;
	private volatile boolean forbidden;

	/** @param nowForbidden looked at as long as the attempt lasts */
	Guard(ScheduledExecutorService watcher, Runnable breakConnection, BooleanSupplier nowForbidden) {
		this.breakConnection = breakConnection;
		this.nowForbidden = nowForbidden;
		watch = watcher.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
	}

	/** From now on the attempt has this long. */
	void limit(Duration time) {
		timed = false;
		deadline = System.nanoTime() + time.toNanos();
		timed = true;
	}

	/** From now on it may take as long as it likes. */
	void noLimit() {
		timed = false;
	}

	/** Whether the time limit broke the connection. */
	boolean late() {
		return late;
	}

	/** Whether it broke the connection because it is forbidden now. */
	boolean forbidden() {
		return forbidden;
	}

	@Override
	public void close() {
		watch.cancel(false);
	}

	private void look() {
		if (timed && System.nanoTime() - deadline > 0)
			late = true;
		if (nowForbidden.getAsBoolean())
			forbidden = true;
		if (late || forbidden || caller.isInterrupted())
			breakConnection.run();
	}
}
