package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ProviderInfo.KeyUse;

/**
 * What a provider must do whose vendor has closed its API: {@link ChatProviderContract} wants an answer, which nobody gets there.
 * It asks for nothing, calls nobody, and tells everyone what happened, when, and what to use instead.
 */
public abstract class ClosedProviderContract {
	private final VendorServer vendor = VendorServer.start();
	private final RecordingSink sink = new RecordingSink();
	private final TestCallContext context = TestCallContext.at(vendor.url("/v1")).withKey("sk-left-over");

	/** The provider under test, the same one at each call within a test. */
	protected abstract ChatProvider provider();

	/** The first day on which nothing answered any more. */
	protected abstract LocalDate closed();

	@AfterEach
	final void callsNobody() {
		assertEquals(List.of(), vendor.requests());
		assertEquals("", sink.text());
		vendor.close();
	}

	@Test
	void asksForNeitherKeyNorAddress() {
		var info = provider().info();
		assertEquals(KeyUse.NONE, info.key());
		assertEquals(Optional.empty(), info.keyEnvironmentVariable());
		assertEquals(Optional.empty(), info.baseUrl());
		assertFalse(info.asksForBaseUrl());
		assertTrue(info.description().contains(closed().toString()), info.description());
	}

	@Test
	void itsStateIsOneSentenceWithTheDate() {
		for (var error : List.of(assertThrows(ProviderException.class, () -> provider().models(context)),
				assertThrows(ProviderException.class, () -> provider().test(context)))) {
			assertEquals(Kind.RETIRED, error.kind());
			assertTrue(error.getMessage().matches("[A-Z][^.]*" + closed() + "[^.]*\\."), error.getMessage());
		}
	}

	@Test
	void everyModelIsGoneSinceThenAndHasASuccessorElsewhere() {
		var models = provider().catalogue();
		assertFalse(models.isEmpty(), "Old threads want to say what made them");
		assertEquals(List.of(), CatalogueCheck.problems(models));
		for (var model : models) {
			assertEquals(provider().info().id(), model.id().provider());
			assertEquals(Stage.RETIRED, model.lifecycle().stage(), model.toString());
			assertFalse(model.lifecycle().callableOn(closed()), model.toString());
			assertFalse(model.lifecycle().successor().orElseThrow().provider().equals(provider().info().id()), model.toString());
		}
	}

	@Test
	void aCallNamesTheDateAndTheSuccessor() {
		for (var model : provider().catalogue()) {
			// as an old thread has it, with nothing but the name
			var error = asked(ModelInfo.chat(model.id(), model.id().name()));
			assertTrue(error.getMessage().contains(closed().toString()) && error.getMessage().contains(model.displayName())
					&& error.getMessage().contains(model.lifecycle().successor().orElseThrow().toString()), error.getMessage());
		}
	}

	@Test
	void aCallOfAModelThatNobodyKnowsIsASentenceToo() {
		assertTrue(asked(ModelInfo.chat(new ModelId(provider().info().id(), "no-such-model"), "No such model")).getMessage()
				.contains(closed().toString()));
	}

	private ProviderException asked(ModelInfo model) {
		var request = new ChatRequest(model, List.of(new ChatMessage(Role.USER, "Hello?")), ChatParameters.DEFAULT);
		var error = assertThrows(ProviderException.class, () -> provider().chat(request, sink, context));
		assertEquals(Kind.RETIRED, error.kind());
		assertTrue(error.getMessage().matches("[A-Z].*\\."), error.getMessage());
		return error;
	}
}
