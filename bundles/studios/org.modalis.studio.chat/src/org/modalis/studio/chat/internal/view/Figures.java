package org.modalis.studio.chat.internal.view;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Numbers of tokens in the user's locale. */
final class Figures {

	private static final Locale LOCALE = Locale.getDefault(Locale.Category.FORMAT);

	private Figures() {
	}

	/** In full, for example {@code 1,050,000}. */
	static String full(long tokens) {
		return NumberFormat.getIntegerInstance(LOCALE).format(tokens);
	}

	/** In short, for example {@code 1.05M}. */
	static String brief(long tokens) {
		NumberFormat format = NumberFormat.getCompactNumberInstance(LOCALE, NumberFormat.Style.SHORT);
		format.setMaximumFractionDigits(tokens < 1_000_000 ? 1 : 2);
		return format.format(tokens);
	}

	/** As people type it: {@code 1}, {@code 0.7}. */
	static String plain(double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
	}

	/** A price of a million tokens, for example {@code $1.25}; no more decimals than it has, and at least two when it has any. */
	static String price(BigDecimal amount, Currency currency) {
		NumberFormat format = NumberFormat.getCurrencyInstance(LOCALE);
		format.setCurrency(currency);
		format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() <= 0 ? 0 : 2);
		format.setMaximumFractionDigits(6);
		return format.format(amount);
	}
}
