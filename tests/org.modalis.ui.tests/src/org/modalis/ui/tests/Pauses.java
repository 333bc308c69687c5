package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Measures for how long the UI thread does not get to what is asked of it: asks it again and again, from a thread of its own. */
final class Pauses implements AutoCloseable {

	private static final Duration WANTED = Duration.ofMillis(100);
	/** Far above what is wanted: the machines that run tests are shared. */
	private static final Duration BOUND = Duration.ofSeconds(1);

	private final String what;
	private final Thread sampler = Thread.ofPlatform().name("pauses").unstarted(this::sample);
	private volatile boolean ended;
	private volatile String standing = "";
	private volatile int tooLong;
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
			String where = where(answered);
			answered.join();
			long pause = System.nanoTime() - asked;
			if (pause > longest && !where.isEmpty())
				standing = where;
			tooLong += where.isEmpty() ? 0 : 1;
			longest = Math.max(longest, pause);
			samples++;
		}
	}

	/** What the UI thread does when it has not answered in time; empty text when it has. */
	private static String where(CompletableFuture<Void> answered) {
		try {
			answered.get(WANTED.toMillis(), TimeUnit.MILLISECONDS);
			return "";
		} catch (TimeoutException e) {
			return Arrays.stream(Ui.display().getThread().getStackTrace()).map(StackTraceElement::toString).limit(25).collect(Collectors.joining("\n\t", "\n\t", ""));
		} catch (InterruptedException | ExecutionException e) {
			throw new AssertionError("The UI thread is gone", e);
		}
	}

	/** Prints the longest pause, and where the UI thread stood when it was long, and fails when it is beyond what any machine may take. */
	@Override
	public void close() throws InterruptedException {
		ended = true;
		sampler.join();
		var pause = Duration.ofNanos(longest);
		System.out.println("UI thread, " + what + ": longest pause " + pause.toMillis() + " ms in " + samples + " samples, "
				+ tooLong + " longer than the wanted " + WANTED.toMillis() + " ms" + standing);
		assertTrue(samples > 0 && pause.compareTo(BOUND) < 0, "The UI thread stood still for " + pause);
	}
}
