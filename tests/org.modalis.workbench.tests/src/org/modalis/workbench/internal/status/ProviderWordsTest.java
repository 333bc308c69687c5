package org.modalis.workbench.internal.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;

class ProviderWordsTest {

	@Test
	void countsTheReadyOnes() {
		assertEquals("No provider ready", summary(provider("a", Kind.NOT_CONFIGURED, "", "12:00")).ready());
		assertEquals("Asking the providers…", summary(provider("a", Kind.CHECKING, "", "12:00")).ready());
		assertEquals("1 provider ready", summary(provider("a", Kind.READY, "", "12:00")).ready());
		assertEquals("2 providers ready",
				summary(provider("a", Kind.READY, "", "12:00"), provider("b", Kind.READY, "", "12:00")).ready());
	}

	@Test
	void namesWhatIsDownAndWhenItWasTried() {
		assertEquals(Optional.of("Ollama: not reachable at http://localhost:11434, last tried 12:04"),
				summary(provider("Ollama", Kind.UNREACHABLE, "not reachable at http://localhost:11434", "12:04")).trouble());
	}

	@Test
	void namesTheOneTriedLastAndCountsTheOthers() {
		assertEquals(Optional.of("B: refused the key, last tried 12:05 (and 1 more)"), summary(
				provider("A", Kind.UNREACHABLE, "not reachable", "12:04"), provider("B", Kind.FAILING, "refused the key", "12:05")).trouble());
	}

	@Test
	void aProviderThatWasNeverSetUpIsNoTrouble() {
		assertEquals(Optional.empty(), summary(provider("a", Kind.NOT_CONFIGURED, "needs a base URL", "12:00")).trouble());
	}

	private static ProviderSummary summary(ProviderEntry... providers) {
		return ProviderSummary.of(new RegistrySnapshot(List.of(providers)), ZoneOffset.UTC, Locale.UK);
	}

	private static ProviderEntry provider(String name, Kind kind, String detail, String time) {
		var info = new ProviderInfo(name.toLowerCase(Locale.ROOT), name, "A vendor.", Optional.empty(), true, ProviderInfo.KeyUse.NONE,
				Optional.empty(), false, List.of());
		ModelProvider provider = new ModelProvider() {
			@Override
			public ProviderInfo info() {
				return info;
			}

			@Override
			public List<ModelInfo> models(CallContext context) {
				return List.of();
			}
		};
		var state = new ProviderState(kind, detail, Instant.parse("2026-11-22T" + time + ":00Z"));
		return new ProviderEntry(provider, info, state, List.of());
	}
}
