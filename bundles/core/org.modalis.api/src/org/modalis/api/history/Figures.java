package org.modalis.api.history;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.modalis.api.model.Usage;

/**
 * What an answer used, cost and took.
 *
 * @param usage the counts; {@link Usage#UNKNOWN} where the vendor gave none
 * @param cost what it cost; empty when no price is known. Nothing to pay is a cost of zero
 * @param firstToken time from sending to the first piece; empty when there was none
 * @param duration time from sending to the end; empty while streaming
 */
public record Figures(Usage usage, Optional<Cost> cost, Optional<Duration> firstToken, Optional<Duration> duration) {

	/** Nothing is known, as of the user's messages and of answers that have just begun. */
	public static final Figures NONE = new Figures(Usage.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty());

	public Figures {
		Objects.requireNonNull(usage);
		Objects.requireNonNull(cost);
		Objects.requireNonNull(firstToken);
		Objects.requireNonNull(duration);
	}
}
