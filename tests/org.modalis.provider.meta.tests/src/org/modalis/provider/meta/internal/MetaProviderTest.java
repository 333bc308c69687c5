package org.modalis.provider.meta.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.provider.ChatProvider;
import org.modalis.testkit.ClosedProviderContract;
import org.modalis.testkit.TestCallContext;
import org.modalis.testkit.VendorReply;

import com.google.gson.JsonParser;

class MetaProviderTest extends ClosedProviderContract {
	private final MetaProvider provider = new MetaProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected LocalDate closed() {
		return LocalDate.of(2026, 7, 6);
	}

	@Test
	void itsStateSaysWhereTheModelsAreNow() {
		var error = assertThrows(ProviderException.class, () -> provider.models(TestCallContext.notConfigured()));
		assertTrue(error.getMessage().contains("OpenRouter") && error.getMessage().contains("Ollama"), error.getMessage());
	}

	@Test
	void whatTheVendorListedIsStillKnown() {
		var known = provider.catalogue().stream().map(model -> model.id().name()).toList();
		var listed = JsonParser.parseString(VendorReply.sample(getClass(), "samples/meta/models.json")).getAsJsonObject()
				.getAsJsonArray("data");
		assertFalse(listed.isEmpty());
		for (var each : listed)
			assertTrue(known.contains(each.getAsJsonObject().get("id").getAsString()), each.toString());
	}

	@Test
	void itsModelsGoOnAtProvidersOfThisHouse() {
		assertEquals(Set.of("openrouter", "ollama"), provider.catalogue().stream()
				.map(model -> model.lifecycle().successor().orElseThrow().provider()).collect(Collectors.toSet()));
	}
}
