package org.modalis.core.internal.transport;

import java.time.Duration;

/** Hears that a call waits, for its turn or before it is repeated. Called from the calling thread, before the wait. */
@FunctionalInterface
public interface WaitListener {

	/**
	 * @param reason for people, for example {@code "rate limited"}
	 * @param wait how long; zero when nobody knows or the reason says it
	 */
	void waiting(String reason, Duration wait);
}
