package org.modalis.core.internal.transport;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A call in a thread of its own. */
record Running(FutureTask<?> task, Thread thread) {

	enum Threads {
		VIRTUAL, PLATFORM
	}

	static <T> Running run(Threads kind, Callable<T> work) {
		var task = new FutureTask<>(work::call);
		return new Running(task, (kind == Threads.VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(task));
	}

	void interrupt() {
		thread.interrupt();
	}

	/** The product promises a second; a loaded test machine gets five. */
	void assertInterrupted() {
		var thrown = assertThrows(ExecutionException.class, () -> task.get(5, TimeUnit.SECONDS));
		assertInstanceOf(InterruptedException.class, thrown.getCause());
	}
}
