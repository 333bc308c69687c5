package org.modalis.provider.meta.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.CatalogueCheck;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.testkit.RecordingSink;
import org.modalis.testkit.TestCallContext;
import org.modalis.testkit.VendorServer;

/** The contract of chat providers wants an answer, which nobody gets from Meta; so this one tests what is left to promise. */
class MetaProviderTest {
	private final MetaProvider provider = new MetaProvider();
	private final VendorServer vendor = VendorServer.start();
	private final RecordingSink sink = new RecordingSink();
	private final TestCallContext context = TestCallContext.at(vendor.url("/v1")).withKey("sk-left-over");

	@AfterEach
	void callsNobody() {
		assertEquals(List.of(), vendor.requests());
		assertEquals("", sink.text());
		vendor.close();
	}

	@Test
	void asksForNeitherKeyNorAddress() {
		var info = provider.info();
		assertEquals(KeyUse.NONE, info.key());
		assertEquals(Optional.empty(), info.keyEnvironmentVariable());
		assertEquals(Optional.empty(), info.baseUrl());
		assertFalse(info.asksForBaseUrl());
		assertEquals(List.of(), info.settings());
		assertTrue(info.description().contains("2026-07-06"), info.description());
	}

	@Test
	void itsStateIsOneSentenceThatSaysWhatHappenedAndWhereTheModelsAre() {
		for (var error : List.of(assertThrows(ProviderException.class, () -> provider.models(context)),
				assertThrows(ProviderException.class, () -> provider.test(context)))) {
			assertEquals(Kind.RETIRED, error.kind());
			assertTrue(error.getMessage().matches("Meta closed its Llama API on 2026-07-06; [^.]*OpenRouter[^.]*Ollama[^.]*\\."), error.getMessage());
		}
	}

	@Test
	void everyModelIsGoneAndHasASuccessorElsewhere() {
		var models = provider.catalogue();
		assertEquals(List.of(), CatalogueCheck.problems(models));
		assertTrue(models.size() >= 4, models.toString());
		for (var model : models) {
			assertEquals("meta", model.id().provider());
			assertEquals(Stage.RETIRED, model.lifecycle().stage(), model.toString());
			assertEquals(Optional.of(LocalDate.of(2026, 7, 6)), model.lifecycle().date());
			assertTrue(Set.of("openrouter", "ollama").contains(model.lifecycle().successor().orElseThrow().provider()), model.toString());
		}
	}

	@Test
	void aCallNamesTheDateAndTheSuccessor() {
		var scout = provider.catalogue().stream().filter(model -> model.displayName().equals("Llama 4 Scout")).findAny().orElseThrow();
		// as an old thread has it, with nothing but the name
		var error = asked(ModelInfo.chat(scout.id(), scout.id().name()));
		assertEquals("Meta closed its Llama API on 2026-07-06, so Llama 4 Scout cannot be called there. "
				+ "Use openrouter/meta-llama/llama-4-scout instead.", error.getMessage());
	}

	@Test
	void aCallOfAModelThatNobodyKnowsSaysWhereToLook() {
		var error = asked(ModelInfo.chat(new ModelId("meta", "Llama-5"), "Llama 5"));
		assertTrue(error.getMessage().contains("2026-07-06") && error.getMessage().contains("OpenRouter or Ollama"), error.getMessage());
	}

	private ProviderException asked(ModelInfo model) {
		var request = new ChatRequest(model, List.of(new ChatMessage(Role.USER, "Hello?")), ChatParameters.DEFAULT);
		var error = assertThrows(ProviderException.class, () -> provider.chat(request, sink, context));
		assertEquals(Kind.RETIRED, error.kind());
		return error;
	}
}
