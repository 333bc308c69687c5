package org.modalis.workbench.internal.status;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * The state of all providers in a few words. A provider that was never set up is not worth a warning; of those that do not
 * answer, or have something to tell besides, the one tried last is named.
 *
 * @param ready for example {@code "3 providers ready"}
 * @param trouble for example {@code "Ollama: not reachable at http://localhost:11434, last tried 12:04"}
 */
record ProviderSummary(String ready, Optional<String> trouble) {

	static ProviderSummary of(RegistrySnapshot snapshot, ZoneId zone, Locale locale) {
		long ready = count(snapshot.providers(), ProviderState.Kind.READY);
		List<ProviderEntry> troubled = snapshot.providers().stream().filter(ProviderSummary::isTroubled)
				.sorted(Comparator.comparing((ProviderEntry entry) -> entry.state().since()).reversed()).toList();
		return new ProviderSummary(ready(ready, count(snapshot.providers(), ProviderState.Kind.CHECKING)),
				troubled.stream().findFirst().map(entry -> describe(entry, zone, locale) + more(troubled.size() - 1)));
	}

	/** One provider's state, with the time of the last try when that failed. */
	private static String describe(ProviderEntry entry, ZoneId zone, Locale locale) {
		if (entry.state().kind() == ProviderState.Kind.READY)
			return entry.info().displayName() + ": " + entry.state().detail();
		String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).withZone(zone)
				.format(entry.state().since());
		return entry.info().displayName() + ": " + entry.state().detail() + ", last tried " + time;
	}

	private static String ready(long ready, long checking) {
		if (ready == 0)
			return checking > 0 ? "Asking the providers…" : "No provider ready";
		return ready == 1 ? "1 provider ready" : ready + " providers ready";
	}

	private static String more(int others) {
		return others == 0 ? "" : " (and " + others + " more)";
	}

	private static long count(List<ProviderEntry> providers, ProviderState.Kind kind) {
		return providers.stream().filter(entry -> entry.state().kind() == kind).count();
	}

	private static boolean isTroubled(ProviderEntry entry) {
		return switch (entry.state().kind()) {
		case UNREACHABLE, FAILING -> true;
		case READY -> !entry.state().detail().isEmpty();
		case CHECKING, NOT_CONFIGURED, DISABLED -> false;
		};
	}
}
