package org.modalis.core.internal.limits;

import java.time.Duration;

/** Hears where a call stands in its queue. Called from the calling thread while it waits. */
@FunctionalInterface
public interface QueueListener {

	/**
	 * @param reason for people, for example {@code "waiting its turn: 2 before you, about 12 s"}
	 * @param wait zero, because the reason says what is known of it
	 */
	void waiting(String reason, Duration wait);
}
