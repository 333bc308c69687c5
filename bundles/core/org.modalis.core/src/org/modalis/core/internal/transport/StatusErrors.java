package org.modalis.core.internal.transport;

import java.net.URI;
import java.time.Clock;
import java.util.OptionalInt;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpAnswer;
import org.modalis.core.internal.transport.FailedAttempt.Repeat;

/** What an answer outside 2xx means: the provider's mapper first, the bare status where that has nothing to say. */
final class StatusErrors {

	private StatusErrors() {
	}

	static FailedAttempt of(URI uri, HttpAnswer answer, ErrorMapper mapper, Clock clock) {
		int status = answer.head().status();
		var mapped = mapped(uri, answer, mapper);
		var wait = VendorWaits.of(answer.head(), mapped.retryAfter(), clock.instant());
		var error = mapped.retryAfter().equals(wait) ? mapped : new ProviderException(mapped.kind(), mapped.getMessage(), wait);
		return new FailedAttempt(error, repeat(status, error.kind()), reason(status), wait, OptionalInt.of(status));
	}

	private static ProviderException mapped(URI uri, HttpAnswer answer, ErrorMapper mapper) {
		var bare = bare(uri, answer.head().status());
		try {
			var mapped = mapper.map(answer);
			if (mapped == null)
				return bare;
			return mapped.getMessage().isBlank() ? new ProviderException(mapped.kind(), bare.getMessage(), mapped.retryAfter())
					: mapped;
		} catch (RuntimeException e) {
			// a mapper that trips over a body it did not expect leaves us the status, which says enough
			return bare;
		}
	}

	/** A 429 that means an empty account is not worth another try, so the mapped kind counts as well as the status. */
	private static Repeat repeat(int status, Kind kind) {
		if (kind != Kind.RATE_LIMIT && kind != Kind.UNAVAILABLE && kind != Kind.BAD_ANSWER)
			return Repeat.NEVER;
		if (status == 429 || status == 503)
			return Repeat.ALWAYS;
		return status >= 500 ? Repeat.UNLESS_BILLED : Repeat.NEVER;
	}

	private static String reason(int status) {
		return switch (status) {
		case 429 -> "rate limited";
		case 503, 529 -> "overloaded";
		default -> "error " + status + " at the server";
		};
	}

	private static ProviderException bare(URI uri, int status) {
		var at = Failures.origin(uri);
		return switch (status) {
		case 401, 403 -> new ProviderException(Kind.AUTH, at + " refused the key. Check it in the provider's settings.");
		case 402 -> new ProviderException(Kind.QUOTA, at + " asks for payment before it answers.");
		case 404 -> new ProviderException(Kind.BAD_ANSWER, at + " does not know this address. Check the base URL.");
		case 408, 504 -> new ProviderException(Kind.UNAVAILABLE, at + " took too long. Try again.");
		case 413 -> new ProviderException(Kind.UNSUPPORTED, "The question is too large for " + at + ".");
		case 429 -> new ProviderException(Kind.RATE_LIMIT, at + " limits how often it answers. Try again later.");
		case 503, 529 -> new ProviderException(Kind.UNAVAILABLE, at + " is overloaded. Try again.");
		default -> status >= 500 ? new ProviderException(Kind.UNAVAILABLE, at + " has a problem (status " + status + "). Try again.")
				: new ProviderException(Kind.BAD_ANSWER, at + " refused the call (status " + status + ").");
		};
	}
}
