package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Measures for how long the UI thread does not get to what is asked of it: asks it again and again, from a thread of its own. */
final class Pauses implements AutoCloseable {

	/** Far above the 100 ms that are wanted: the machines that run tests are shared. */
	private static final Duration BOUND = Duration.ofSeconds(1);

	private final String what;
	private final Thread sampler = Thread.ofPlatform().name("pauses").unstarted(this::sample);
	private volatile boolean ended;
	private volatile long longest;
	private volatile long samples;

	private Pauses(String what) {
		this.what = what;
	}

	static Pauses during(String what) {
		var pauses = new Pauses(what);
		pauses.sampler.start();
		return pauses;
	}

	private void sample() {
		while (!ended) {
			var answered = new CompletableFuture<Void>();
			long asked = System.nanoTime();
			Ui.display().asyncExec(() -> answered.complete(null));
			answered.join();
			longest = Math.max(longest, System.nanoTime() - asked);
			samples++;
		}
	}

	/** Prints the longest pause, and fails when it is beyond what any machine may take. */
	@Override
	public void close() throws InterruptedException {
		ended = true;
		sampler.join();
		var pause = Duration.ofNanos(longest);
		System.out.println("UI thread, " + what + ": longest pause " + pause.toMillis() + " ms in " + samples + " samples (wanted: 100 ms)");
		assertTrue(samples > 0 && pause.compareTo(BOUND) < 0, "The UI thread stood still for " + pause);
	}
}
