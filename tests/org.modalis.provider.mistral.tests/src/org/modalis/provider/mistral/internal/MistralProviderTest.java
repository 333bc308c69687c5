package org.modalis.provider.mistral.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ToolChoice;
import org.modalis.testkit.Feature;
import org.modalis.testkit.OpenAiChatContract;
import org.modalis.testkit.VendorReply;

import com.google.gson.JsonObject;

class MistralProviderTest extends OpenAiChatContract {
	private final MistralProvider provider = new MistralProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.PDF, Feature.AUDIO, Feature.VENDOR_STATE, Feature.CACHE_WRITE_TOKENS));
	}

	@Override
	protected String field(Feature parameter) {
		return parameter == Feature.SEED ? "random_seed" : super.field(parameter);
	}

	/** Mistral says {@code any} where others say {@code required}. */
	@Override
	protected Optional<ToolChoice> toolChoice(JsonObject body) {
		return Optional.ofNullable(body.get("tool_choice")).map(word -> word.getAsString().equals("any") ? ToolChoice.REQUIRED
				: ToolChoice.valueOf(word.getAsString().toUpperCase(Locale.ROOT).replace("REQUIRED", "a word that Mistral shuns")));
	}

	@Override
	protected String reasoningPiece(String text) {
		return super.piece(text).replace("\"content\":\"" + text + "\"",
				"\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}]");
	}

	@Test
	void tellsThoughtsFromTheAnswerInARecordedStream() throws Exception {
		answers(stream().then(sample("thinking.sse")));
		var effort = ChatParameters.DEFAULT.withEffort(Optional.of(ReasoningEffort.HIGH));
		var answer = provider.chat(question(known("mistral-medium-3-5"), effort), sink, context());
		assertEquals("Seventeen times twenty-three.", sink.reasoning());
		assertEquals("It is 391.", sink.text());
		assertEquals(Usage.of(19, 61), answer.usage());
	}

	@Test
	void sendsNoFieldThatTheVendorDoesNotKnow() throws Exception {
		answers(stream().then(piece("Yes") + end()));
		chat("mistral-large-latest");
		var body = vendor.awaitRequest().body();
		assertFalse(body.contains("stream_options"), body);
	}

	@Test
	void whatTheVendorFindsWrongWithARequestIsASentence() {
		answers(VendorReply.json(422, sample("refused.json")));
		var error = fails();
		assertEquals(Kind.UNSUPPORTED, error.kind());
		assertPresentable(error);
		assertEquals(1, vendor.requests().size());
	}

	@Test
	void aModelThatIsGoneIsToldByItsType() {
		answers(VendorReply.json(400, "{\"object\":\"error\",\"message\":\"Invalid model: x\",\"type\":\"invalid_model\",\"param\":null,\"code\":\"1500\"}"));
		assertEquals(Kind.UNKNOWN_MODEL, fails().kind());
	}

	@Test
	void takesATemperatureUpToOneAndAHalf() throws Exception {
		answers(stream().then(piece("Yes") + end()));
		var model = known("mistral-large-latest");
		provider.chat(question(model, ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(1.5))), sink, context());
		var error = assertThrows(ProviderException.class,
				() -> provider.chat(question(model, ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(1.6))), sink, context()));
		assertEquals(Kind.UNSUPPORTED, error.kind());
		assertEquals(1, vendor.requests().size());
	}

	@Test
	void theListTellsWindowsAbilitiesAndEnds() throws Exception {
		vendor.on("/v1/models", VendorReply.json(200, sample("models.json")));
		var models = provider.models(context());
		assertTrue(models.stream().noneMatch(model -> model.id().equals(id("mistral-embed"))), "it does not chat");
		var medium = find(models, "mistral-medium-3-5");
		assertEquals(200_000, medium.contextWindow().getAsLong());
		assertEquals(262_144, medium.maxOutputTokens().getAsLong(), "what the list does not say is kept");
		var fresh = find(models, "mistral-new-2612");
		assertTrue(fresh.capabilities().containsAll(Set.of(Capability.VISION, Capability.FUNCTION_CALLING)));
		assertEquals(1.5, fresh.abilities().maxTemperature());
		assertEquals(Optional.of(LocalDate.of(2027, 2, 28)), fresh.lifecycle().date());
		assertEquals(Optional.of(id("mistral-medium-3-5")), fresh.lifecycle().successor());
		assertFalse(find(models, "mistral-plain").has(Capability.VISION));
		assertEquals(Stage.ACTIVE, find(models, "mistral-plain").lifecycle().stage());
	}

	@Test
	void anOldLargeModelIsGoneAndNamesItsSuccessor() {
		var life = known("mistral-large-2411").lifecycle();
		assertEquals(Stage.RETIRED, life.stage());
		assertEquals(Optional.of(LocalDate.of(2026, 5, 31)), life.date());
		assertEquals(Optional.of(id("mistral-large-latest")), life.successor());
	}

	private ModelInfo known(String name) {
		return find(provider.catalogue(), name);
	}

	private ModelInfo find(Iterable<ModelInfo> models, String name) {
		for (var model : models)
			if (model.id().equals(id(name)))
				return model;
		throw new AssertionError("There is no " + name);
	}

	private String sample(String name) {
		return VendorReply.sample(getClass(), "samples/mistral/" + name);
	}
}
