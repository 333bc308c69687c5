package org.modalis.api.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/** An amount in a currency, exact. */
public record Money(BigDecimal amount, Currency currency) {
	public Money {
		Objects.requireNonNull(amount);
		Objects.requireNonNull(currency);
	}

	public static Money of(String amount, String currencyCode) {
		return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
	}

	@Override
	public String toString() {
		return amount.toPlainString() + " " + currency.getCurrencyCode();
	}
}
