package org.modalis.core.internal.transport;

import java.time.Duration;

/** Waits; a test's sleeper only takes notes. */
@FunctionalInterface
public interface Sleeper {

	void sleep(Duration time) throws InterruptedException;
}
