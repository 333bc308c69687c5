package org.modalis.core.internal.transport;

import java.time.Duration;
import java.util.Optional;

import org.modalis.api.ProviderException;

/** One attempt that failed before anything of a good answer was handed out: what to throw, and whether to try again instead. */
final class FailedAttempt extends Exception {

	private static final long serialVersionUID = 1L;

	/** When the same call may be sent again. */
	enum Repeat {
		NEVER,
		/** The vendor may have done the work. */
		UNLESS_BILLED,
		/** The vendor certainly did no work. */
		ALWAYS
	}

	private final transient ProviderException error;
	private final Repeat repeat;
	private final String reason;
	private final transient Optional<Duration> wait;

	/**
	 * @param reason what the user reads while waiting
	 * @param wait how long the vendor asks to wait
	 */
	FailedAttempt(ProviderException error, Repeat repeat, String reason, Optional<Duration> wait) {
		super(error.getMessage(), error, false, false);
		this.error = error;
		this.repeat = repeat;
		this.reason = reason;
		this.wait = wait;
	}

	ProviderException error() {
		return error;
	}

	boolean repeatable(boolean billed) {
		return repeat == Repeat.ALWAYS || repeat == Repeat.UNLESS_BILLED && !billed;
	}

	String reason() {
		return reason;
	}

	Optional<Duration> vendorsWait() {
		return wait;
	}
}
