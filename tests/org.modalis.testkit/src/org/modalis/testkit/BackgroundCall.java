package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.modalis.api.provider.ChatAnswer;

/** A call in a virtual thread of its own, as in the product, so that a test can interrupt it. */
final class BackgroundCall {
	private final FutureTask<ChatAnswer> task;
	private final Thread thread;

	private BackgroundCall(Callable<ChatAnswer> chat) {
		task = new FutureTask<>(chat);
		thread = Thread.ofVirtual().start(task);
	}

	static BackgroundCall start(Callable<ChatAnswer> chat) {
		return new BackgroundCall(chat);
	}

	void interrupt() {
		thread.interrupt();
	}

	/** Waits for the end, which must be an interrupt and no other error. */
	void awaitInterrupted() {
		var outcome = assertThrows(ExecutionException.class, () -> task.get(20, TimeUnit.SECONDS));
		assertEquals(InterruptedException.class, outcome.getCause().getClass());
	}
}
