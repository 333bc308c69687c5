package org.modalis.api.model;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a number of units costs.
 *
 * @param meter what is counted
 * @param amount in the currency of its {@link Pricing}, for {@code units} of them
 * @param units how many the amount buys, for example 1,000,000 tokens or one image
 * @param aboveInputTokens holds only for calls whose whole input is longer than this many tokens; 0 for every call
 */
public record Price(Meter meter, BigDecimal amount, long units, long aboveInputTokens) {
	public Price {
		Objects.requireNonNull(meter);
		if (amount.signum() < 0)
			throw new IllegalArgumentException("A price cannot be negative");
		if (units <= 0)
			throw new IllegalArgumentException("A price is for at least one unit");
		if (aboveInputTokens < 0)
			throw new IllegalArgumentException("A price cannot begin below no tokens");
	}

	/** The price of a single unit, for every call; of a token it is told for a million, as people read it. */
	public static Price ofOne(Meter meter, BigDecimal amount) {
		return switch (meter) {
		case INPUT_TOKENS, CACHED_INPUT_TOKENS, CACHE_WRITE_TOKENS, OUTPUT_TOKENS -> new Price(meter, amount.movePointRight(6), 1_000_000, 0);
		case IMAGES, SECONDS, CHARACTERS, REQUESTS -> new Price(meter, amount, 1, 0);
		};
	}
}
