package org.modalis.core.internal.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.equinox.security.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PasswordQueueTest {
	private final PasswordQueue queue = new PasswordQueue();
	private final AtomicInteger asked = new AtomicInteger();
	private final CountDownLatch answered = new CountDownLatch(1);

	@Test
	void whoWaitsBehindARefusalIsRefusedWithoutAskingAgain() throws Exception {
		var first = reader(false);
		var second = reader(true);
		answered.countDown();
		assertEquals(StorageException.class, assertThrows(ExecutionException.class, first::get).getCause().getClass());
		assertEquals(StorageException.class, assertThrows(ExecutionException.class, second::get).getCause().getClass());
		assertEquals(1, asked.get());
		assertEquals("key", reader(true).get()); // who comes later asks anew
	}

	@Test
	void whoWaitsBehindAnAnswerReadsAfterIt() throws Exception {
		var first = reader(true);
		var second = reader(true);
		assertEquals(1, asked.get());
		answered.countDown();
		assertEquals("key", first.get());
		assertEquals("key", second.get());
	}

	/** Starts a reader and comes back when it waits, for the person or for its turn, or is done. */
	private FutureTask<String> reader(boolean given) {
		var task = new FutureTask<>(() -> queue.ask(() -> {
			asked.incrementAndGet();
			awaitAnswer();
			if (given)
				return "key";
			throw new StorageException(StorageException.NO_PASSWORD, "Cancelled");
		}));
		var thread = new Thread(task);
		thread.start();
		while (thread.getState() != Thread.State.WAITING && !task.isDone())
			Thread.onSpinWait();
		return task;
	}

	private void awaitAnswer() {
		try {
			answered.await();
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
