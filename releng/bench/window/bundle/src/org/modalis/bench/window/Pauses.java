package org.modalis.bench.window;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.widgets.Display;

/** Looks every few milliseconds how long the UI thread takes to answer; the longest answer is its longest pause. */
final class Pauses implements AutoCloseable {

	private static final long EVERY_NANOS = 4_000_000;

	private final AtomicLong longest = new AtomicLong();
	private final AtomicBoolean open = new AtomicBoolean(true);

	Pauses(Display display) {
		Thread.ofPlatform().name("pauses").daemon().start(() -> {
			while (open.get()) {
				long asked = System.nanoTime();
				display.syncExec(() -> longest.accumulateAndGet(System.nanoTime() - asked, Math::max));
				LockSupport.parkNanos(EVERY_NANOS);
			}
		});
	}

	/** The longest pause since the last call, in milliseconds. */
	double longestMillis() {
		return longest.getAndSet(0) / 1e6;
	}

	@Override
	public void close() {
		open.set(false);
	}
}
