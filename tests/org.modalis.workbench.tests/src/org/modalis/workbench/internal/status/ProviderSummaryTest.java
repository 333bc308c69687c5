package org.modalis.workbench.internal.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.testkit.FakeProvider;

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

	@Test
	void countsNoneAndOne() {
		assertEquals("No provider ready", summary(entry("A", Kind.NOT_CONFIGURED, "", "12:00")).ready());
		assertEquals("Asking the providers…", summary(entry("A", Kind.CHECKING, "", "12:00")).ready());
		assertEquals("1 provider ready", summary(entry("A", Kind.READY, "", "12:00")).ready());
	}

	@Test
	void aProviderThatWasNeverSetUpIsNoTrouble() {
		assertEquals(Optional.empty(), summary(entry("A", Kind.NOT_CONFIGURED, "needs a base URL", "12:00")).trouble());
	}

	/** @param time on a day in March, in UTC */
	private static ProviderEntry entry(String name, Kind kind, String detail, String time) {
		return FakeProvider.named(name).as(kind, detail, Instant.parse("2026-03-04T" + time + ":00Z"));
	}
}
