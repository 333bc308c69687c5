package org.modalis.api.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model costs.
 *
 * @param currency of all amounts
 * @param prices at most one for each meter and tier
 * @param source who says so
 */
public record Pricing(Currency currency, List<Price> prices, Source source) {
	private static final long MILLION = 1_000_000;

	public Pricing {
		Objects.requireNonNull(currency);
		Objects.requireNonNull(source);
		prices = List.copyOf(prices);
		long different = prices.stream().map(price -> price.meter() + " " + price.aboveInputTokens()).distinct().count();
		if (different != prices.size())
			throw new IllegalArgumentException("Two prices for the same meter and tier");
	}

	/** Costs nothing, for example because it runs on this machine. */
	public static Pricing free(Source source) {
		return perMillionTokens("0", "0", source);
	}

	/** US dollars for a million tokens in and out. */
	public static Pricing perMillionTokens(String input, String output, Source source) {
		return new Pricing(Currency.getInstance("USD"), List.of(new Price(Meter.INPUT_TOKENS, new BigDecimal(input), MILLION, 0),
				new Price(Meter.OUTPUT_TOKENS, new BigDecimal(output), MILLION, 0)), source);
	}

	/**
	 * The price that holds for one call.
	 *
	 * @param inputTokens the call's whole input, which decides the tier
	 */
	public Optional<Price> price(Meter meter, long inputTokens) {
		return prices.stream().filter(price -> price.meter() == meter)
				.filter(price -> price.aboveInputTokens() == 0 || inputTokens > price.aboveInputTokens())
				.max((a, b) -> Long.compare(a.aboveInputTokens(), b.aboveInputTokens()));
	}

	/** Whether every price is nothing. */
	public boolean isFree() {
		return prices.stream().allMatch(price -> price.amount().signum() == 0);
	}
}
