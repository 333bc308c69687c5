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
}
