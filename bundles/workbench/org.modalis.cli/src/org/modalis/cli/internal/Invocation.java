package org.modalis.cli.internal;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What every command works with.
 *
 * @param terminal where it reads and writes
 * @param services the services, asked for only by commands that need them, so that help and version need none
 * @param patience how long to wait for providers that have not said yet whether they can be used
 * @param zone in which times are shown
 * @param version of the product, for {@code --version}
 * @param bugs takes what should not have happened, for the log
 */
record Invocation(Terminal terminal, ServiceSource services, Duration patience, ZoneId zone, String version,
		Consumer<Throwable> bugs) {

	/** Hands out the services once they are there. */
	@FunctionalInterface
	interface ServiceSource {
		CommandServices get() throws CommandFailedException, InterruptedException;
	}

	Invocation {
		Objects.requireNonNull(terminal);
		Objects.requireNonNull(services);
		Objects.requireNonNull(patience);
		Objects.requireNonNull(zone);
		Objects.requireNonNull(version);
		Objects.requireNonNull(bugs);
	}
}
