package org.modalis.provider.groq.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.testkit.Feature;
import org.modalis.testkit.OpenAiChatContract;
import org.modalis.testkit.VendorReply;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class GroqProviderTest extends OpenAiChatContract {
	private final GroqProvider provider = new GroqProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected String basePath() {
		return "/openai/v1";
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.PDF, Feature.AUDIO, Feature.VENDOR_STATE, Feature.CACHE_WRITE_TOKENS));
	}

	@Override
	protected String field(Feature parameter) {
		return parameter == Feature.MAX_OUTPUT_TOKENS ? "max_completion_tokens" : super.field(parameter);
	}

	@Test
	void findsTheCountsInGroqsOwnObject() throws Exception {
		answers(stream().then(VendorReply.sample(getClass(), "samples/groq/reasoning.sse")));
		assertEquals(new Usage(120, 64, 33, 12, true), chat("openai/gpt-oss-120b").usage());
		assertEquals("Rayleigh it is.", sink.reasoning());
		assertEquals("Scattering.", sink.text());
	}

	@Test
	void asksQwenToThinkApartFromItsAnswerAndTheOthersNot() throws Exception {
		assertEquals("parsed", sent("qwen/qwen3.8-27b").get("reasoning_format").getAsString());
		assertFalse(sent("openai/gpt-oss-120b").has("reasoning_format"));
		answers(stream().then(piece("Yes") + end()));
		chat("groq/compound");
		assertFalse(vendor.awaitRequest().body().contains("reasoning_format"));
	}

	@Test
	void letsQwenNotThink() throws Exception {
		answers(stream().then(piece("Yes") + end()));
		provider.chat(question(known("qwen/qwen3.8-27b"), ChatParameters.DEFAULT.withEffort(Optional.of(ReasoningEffort.NONE))), sink, context());
		assertTrue(vendor.awaitRequest().body().contains("\"reasoning_effort\":\"none\""));
	}

	private JsonObject sent(String model) throws Exception {
		answers(stream().then(piece("Yes") + end()));
		provider.chat(question(known(model), ChatParameters.DEFAULT), sink, context());
		return JsonParser.parseString(vendor.awaitRequest().body()).getAsJsonObject();
	}

	@Test
	void theListTellsLimitsAndLeavesOutWhatDoesNotChatOrIsOff() throws Exception {
		vendor.on("/openai/v1/models", VendorReply.json(200, VendorReply.sample(getClass(), "samples/groq/models.json")));
		var models = provider.models(context());
		assertEquals(32_768, find(models, "openai/gpt-oss-120b").maxOutputTokens().getAsLong());
		assertTrue(find(models, "openai/gpt-oss-120b").pricing().isPresent(), "what the list does not say is kept");
		assertEquals(Stage.NOT_OFFERED, find(models, "openai/gpt-oss-20b").lifecycle().stage());
		assertEquals(131_072, find(models, "groq/compound").contextWindow().getAsLong());
		assertEquals(8_192, find(models, "groq/compound").maxOutputTokens().getAsLong());
		for (var name : Set.of("whisper", "orpheus", "prompt-guard"))
			assertTrue(models.stream().noneMatch(model -> model.id().name().contains(name)), name);
	}

	@ParameterizedTest
	@CsvSource({ "llama-3.3-70b-versatile, 2026-08-16, openai/gpt-oss-120b",
			"meta-llama/llama-4-scout-17b-16e-instruct, 2026-07-17, qwen/qwen3.6-27b" })
	void theLlamasAreGoneAndNameTheirSuccessors(String name, LocalDate since, String successor) {
		var life = known(name).lifecycle();
		assertEquals(Stage.RETIRED, life.stage());
		assertEquals(Optional.of(since), life.date());
		assertEquals(Optional.of(id(successor)), life.successor());
	}

	@Test
	void aModelThatWasTurnedOffIsRetired() {
		answers(VendorReply.json(400, "{\"error\":{\"message\":\"The model has been decommissioned\",\"type\":\"invalid_request_error\","
				+ "\"code\":\"model_decommissioned\"}}"));
		assertEquals(Kind.RETIRED, fails().kind());
	}

	@Test
	void waitsAsLongAsGroqAsks() {
		answers(VendorReply.json(429, "{\"error\":{\"message\":\"Rate limit reached\",\"type\":\"tokens\",\"code\":\"rate_limit_exceeded\"}}")
				.header("retry-after", "3").header("x-ratelimit-reset-tokens", "2.9s"));
		var error = fails();
		assertEquals(Kind.RATE_LIMIT, error.kind());
		assertEquals(Optional.of(Duration.ofSeconds(3)), error.retryAfter());
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
}
