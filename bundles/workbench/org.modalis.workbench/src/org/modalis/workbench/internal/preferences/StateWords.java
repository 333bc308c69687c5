package org.modalis.workbench.internal.preferences;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

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
		case READY -> "Answered, " + models(entry.models().size()) + ", last tried " + time(state.since(), zone, locale)
				+ (state.detail().isEmpty() ? "" : ". " + state.detail());
		case NOT_CONFIGURED, DISABLED -> capitalised(state.detail());
		case UNREACHABLE, FAILING -> capitalised(state.detail()) + ", last tried " + time(state.since(), zone, locale);
		};
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
