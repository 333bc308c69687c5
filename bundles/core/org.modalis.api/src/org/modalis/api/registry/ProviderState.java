package org.modalis.api.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * Whether a provider can be used. A provider that is down is a state, not an error.
 *
 * @param kind the state
 * @param detail a sentence for the user without the time, for example {@code "not reachable at http://localhost:11434"};
 *        for one that is ready, what it noted besides, else empty
 * @param since when it was last tried
 */
public record ProviderState(Kind kind, String detail, Instant since) {

	/** The states of a provider. */
	public enum Kind {
		/** It was not asked yet. */
		CHECKING,
		/** It answered. */
		READY,
		/** It needs a setting or a key first. */
		NOT_CONFIGURED,
		/** It did not answer. */
		UNREACHABLE,
		/** It answered, but refused (key, quota) or not by the protocol. */
		FAILING,
		/** The user switched it off; it is asked nothing, and its models are only known, not offered. */
		DISABLED
	}

	public ProviderState {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(detail);
		Objects.requireNonNull(since);
	}
}
