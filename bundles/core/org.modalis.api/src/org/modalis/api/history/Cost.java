package org.modalis.api.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * What something cost, in one currency; amounts of different currencies are never added up or converted.
 *
 * @param amount not negative; kept with {@value #SCALE} decimals, so that equal amounts are equal
 * @param currency in which (ISO 4217)
 */
public record Cost(BigDecimal amount, Currency currency) {

	/** How many decimals are kept: a token can cost a millionth of a cent. */
	public static final int SCALE = 12;

	public Cost {
		Objects.requireNonNull(currency);
		amount = amount.setScale(SCALE, RoundingMode.HALF_EVEN);
		if (amount.signum() < 0)
			throw new IllegalArgumentException("A cost cannot be negative");
	}

	/** Reads a plain number and a currency's code, as in {@code Cost.of("0.0023", "USD")}. */
	public static Cost of(String amount, String currency) {
		return new Cost(new BigDecimal(amount), Currency.getInstance(currency));
	}

	/** The sum with another cost of the same currency. */
	public Cost plus(Cost other) {
		if (!currency.equals(other.currency))
			throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
		return new Cost(amount.add(other.amount), currency);
	}
}
