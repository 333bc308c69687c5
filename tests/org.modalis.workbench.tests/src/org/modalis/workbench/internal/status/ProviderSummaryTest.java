package org.modalis.workbench.internal.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.modalis.workbench.internal.SilentProvider.entry;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;

class ProviderSummaryTest {

	private static ProviderSummary summary(ProviderEntry... entries) {
		return ProviderSummary.of(new RegistrySnapshot(List.of(entries)), ZoneOffset.UTC, Locale.GERMANY);
	}

	@Test
	void countsTheReadyAndNamesTheOneThatFailedLast() {
		var summary = summary(entry("A", Kind.READY, "", "12:00"), entry("B", Kind.UNREACHABLE, "not reachable", "12:03"),
				entry("C", Kind.FAILING, "refused", "12:04"), entry("D", Kind.NOT_CONFIGURED, "needs a key", "12:05"));
		assertEquals("1 provider ready", summary.ready());
		assertEquals(Optional.of("C: refused, last tried 12:04 (and 1 more)"), summary.trouble());
	}

	@Test
	void tellsWhatAReadyProviderNoted() {
		var summary = summary(entry("Local", Kind.READY, "bad.gguf is damaged", "12:04"));
		assertEquals("1 provider ready", summary.ready());
		assertEquals(Optional.of("Local: bad.gguf is damaged"), summary.trouble());
	}
}
