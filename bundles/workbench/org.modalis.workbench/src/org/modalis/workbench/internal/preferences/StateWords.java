package org.modalis.workbench.internal.preferences;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.modalis.api.model.Money;
import org.modalis.api.registry.ConnectionResult;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.workbench.toolkit.ThemeColor;

/** What a provider's page says about its state. Knows no widget. */
final class StateWords {

	private StateWords() {
	}

	/** The tag beside the provider's name. */
	static String tag(ProviderState.Kind kind) {
		return switch (kind) {
		case CHECKING -> "Asking…";
		case READY -> "Ready";
		case NOT_CONFIGURED -> "Not set up";
		case UNREACHABLE -> "Not reachable";
		case FAILING -> "Refused";
		case DISABLED -> "Switched off";
		};
	}

	/** The colour that goes with the words. */
	static ThemeColor color(ProviderState.Kind kind) {
		return switch (kind) {
		case READY -> ThemeColor.OK;
		case UNREACHABLE -> ThemeColor.WARN;
		case FAILING -> ThemeColor.BAD;
		case CHECKING, NOT_CONFIGURED, DISABLED -> ThemeColor.MUTE;
		};
	}

	/** The line beside "Test connection": what came of the last try, and when that was. */
	static String line(ProviderEntry entry, ZoneId zone, Locale locale) {
		ProviderState state = entry.state();
		return switch (state.kind()) {
		case CHECKING -> "Asking…";
		case READY -> "Answered, " + models(entry.callable(LocalDate.now(zone)).size()) + ", last tried " + time(state.since(), zone, locale)
				+ (state.detail().isEmpty() ? "" : ". " + state.detail());
		case NOT_CONFIGURED, DISABLED -> capitalised(state.detail());
		case UNREACHABLE, FAILING -> capitalised(state.detail()) + ", last tried " + time(state.since(), zone, locale);
		};
	}

	/** The line beside "Test connection" after a test: what came of it, what is left on the account, and when that was. */
	static String line(ConnectionResult result, ZoneId zone, Locale locale) {
		var words = new StringBuilder(result.sentence().replaceFirst("\\.$", ""));
		for (var balance : result.report().balance())
			words.append(", ").append(money(balance, locale)).append(" left");
		if (!result.report().detail().isEmpty())
			words.append(", ").append(result.report().detail());
		return words.append(", tested ").append(time(result.when(), zone, locale)).toString();
	}

	static ThemeColor color(ConnectionResult result) {
		return switch (result.outcome()) {
		case WORKS -> ThemeColor.OK;
		case KEY_REFUSED, NO_CREDIT, WRONG_ADDRESS -> ThemeColor.BAD;
		case NO_NETWORK, BUSY, FAILED -> ThemeColor.WARN;
		case NO_KEY, NOT_SET_UP, CANCELLED -> ThemeColor.MUTE;
		};
	}

	private static String money(Money money, Locale locale) {
		var format = NumberFormat.getCurrencyInstance(locale);
		format.setCurrency(money.currency());
		return format.format(money.amount());
	}

	private static String models(int count) {
		return count == 1 ? "1 model" : count + " models";
	}

	private static String time(Instant at, ZoneId zone, Locale locale) {
		return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).withZone(zone).format(at);
	}

	private static String capitalised(String sentence) {
		return sentence.isEmpty() ? sentence : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
	}
}
