package org.modalis.core.internal.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

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
	private final transient OptionalInt status;

	/**
	 * @param reason what the user reads while waiting
	 * @param wait how long the vendor asks to wait
	 * @param status the HTTP status; empty when none came
	 */
	FailedAttempt(ProviderException error, Repeat repeat, String reason, Optional<Duration> wait, OptionalInt status) {
		super(error.getMessage(), error, false, false);
		this.error = error;
		this.repeat = repeat;
		this.reason = reason;
		this.wait = wait;
		this.status = status;
	}

	ProviderException error() {
		return error;
	}

	/** What to throw when it is not tried again: of a rate limit it also says how long it lasts and which status said so. */
	ProviderException lastError() {
		if (error.kind() != Kind.RATE_LIMIT || status.isEmpty())
			return error;
		var again = wait.map(time -> " It can be asked again in " + words(time)).orElse(" It did not say for how long");
		return new ProviderException(Kind.RATE_LIMIT, error.getMessage() + again + " (status " + status.getAsInt() + ").", wait);
	}

	private static String words(Duration time) {
		long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
		return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min";
	}

	/** The HTTP status; empty when none came. */
	OptionalInt status() {
		return status;
	}

	/** Whether the vendor certainly did no work. */
	boolean workless() {
		return repeat == Repeat.ALWAYS;
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
