package org.modalis.studio.chat.internal.view;

import java.text.NumberFormat;
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
}
