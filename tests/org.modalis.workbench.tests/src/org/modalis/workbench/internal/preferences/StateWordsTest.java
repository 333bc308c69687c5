package org.modalis.workbench.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.testkit.FakeProvider;

class StateWordsTest {

	private static String line(Kind kind, String detail) {
		return StateWords.line(entry("Local", kind, detail, "12:04"), ZoneOffset.UTC, Locale.GERMANY);
	}

	@Test
	void saysWhenAProviderWasTriedAndWhatItNoted() {
		assertEquals("Answered, 0 models, last tried 12:04", line(Kind.READY, ""));
		assertEquals("Answered, 0 models, last tried 12:04. bad.gguf is damaged", line(Kind.READY, "bad.gguf is damaged"));
		assertEquals("Not reachable, last tried 12:04", line(Kind.UNREACHABLE, "not reachable"));
	}

	/** @param time on a day in March, in UTC */
	private static ProviderEntry entry(String name, Kind kind, String detail, String time) {
		return FakeProvider.named(name).as(kind, detail, Instant.parse("2026-03-04T" + time + ":00Z"));
	}
}
