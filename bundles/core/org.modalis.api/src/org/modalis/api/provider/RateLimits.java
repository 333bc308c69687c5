package org.modalis.api.provider;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much a provider may be asked; empty means without limit. Calls beyond wait their turn on this machine. Immutable; a limit
 * that is not positive is an {@link IllegalArgumentException}.
 *
 * @param requestsPerMinute calls that begin within a minute
 * @param tokensPerMinute tokens within a minute, input as estimated and answers as counted
 * @param concurrentCalls calls at the same time
 */
public record RateLimits(OptionalInt requestsPerMinute, OptionalLong tokensPerMinute, OptionalInt concurrentCalls) {
	/** As much as the vendor allows. */
	public static final RateLimits NONE = new RateLimits(OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty());

	public RateLimits {
		if (requestsPerMinute.orElse(1) <= 0 || tokensPerMinute.orElse(1) <= 0 || concurrentCalls.orElse(1) <= 0)
			throw new IllegalArgumentException("A limit must be positive");
	}
}
