package org.modalis.api.registry;

import java.time.Instant;
import java.util.Objects;

import org.modalis.api.provider.ConnectionReport;

/**
 * What a connection test found.
 *
 * @param outcome that it works, or what is wrong, by remedy
 * @param sentence for people: what is wrong and what to do, or that it works
 * @param report what the vendor told of the account; {@link ConnectionReport#FINE} when it told nothing or something is wrong
 * @param when it ended
 */
public record ConnectionResult(Outcome outcome, String sentence, ConnectionReport report, Instant when) {

	/** How a test can end. */
	public enum Outcome {
		/** It can be reached and takes the key. */
		WORKS,
		/** This machine has no network. */
		NO_NETWORK,
		/** Nothing answers at the address, or something that is not the vendor's API: check the base URL. */
		WRONG_ADDRESS,
		/** It needs a key and has none. */
		NO_KEY,
		/** The vendor does not take the key. */
		KEY_REFUSED,
		/** The account has no credit or quota left. */
		NO_CREDIT,
		/** The vendor asks to wait. */
		BUSY,
		/** A setting is missing or wrong. */
		NOT_SET_UP,
		/** It did not answer in time or ended with a fault: try again. */
		FAILED,
		/** It was ended before it knew. */
		CANCELLED
	}

	public ConnectionResult {
		Objects.requireNonNull(outcome);
		Objects.requireNonNull(sentence);
		Objects.requireNonNull(report);
		Objects.requireNonNull(when);
	}

	public boolean works() {
		return outcome == Outcome.WORKS;
	}
}
