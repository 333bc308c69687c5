package org.modalis.core.internal.transport;

import java.time.Duration;

/** Hears that a call waits before it is repeated. Called from the calling thread, before the wait. */
@FunctionalInterface
public interface WaitListener {

	/** @param reason for people, for example {@code "rate limited"} */
	void waiting(String reason, Duration wait);
}
