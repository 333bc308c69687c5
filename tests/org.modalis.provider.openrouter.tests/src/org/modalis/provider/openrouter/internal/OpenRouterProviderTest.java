package org.modalis.provider.openrouter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatProvider;
import org.modalis.testkit.Feature;
import org.modalis.testkit.OpenAiChatContract;
import org.modalis.testkit.VendorReply;

class OpenRouterProviderTest extends OpenAiChatContract {
	private final OpenRouterProvider provider = new OpenRouterProvider();

	@Override
	protected ChatProvider provider() {
		return provider;
	}

	@Override
	protected String basePath() {
		return "/api/v1";
	}

	@Override
	protected String testPath() {
		return "/key";
	}

	@Override
	protected VendorReply testReply() {
		return VendorReply.json(200, sample("key.json"));
	}

	@Override
	protected Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.CACHE_WRITE_TOKENS));
	}

	@Override
	protected String field(Feature parameter) {
		return parameter == Feature.EFFORT ? "reasoning.effort" : super.field(parameter);
	}

	@Override
	protected String noise() {
		return ": OPENROUTER PROCESSING\n\n";
	}

	@Test
	void saysWhichProgramCallsAndNothingOfItsUser() throws Exception {
		answers(stream().then(piece("Yes") + end()));
		chat("meta-llama/llama-4-maverick");
		var request = vendor.awaitRequest();
		assertEquals("Modalis", request.header("X-Title"));
		assertEquals("Modalis", request.header("HTTP-Referer"));
		assertTrue(request.body().contains("\"model\":\"meta-llama/llama-4-maverick\""), request.body());
		assertFalse(request.body().contains("reasoning"), request.body());
	}

	@Test
	void anErrorWithinTheStreamHasItsOwnStatusAndKeepsWhatCame() {
		answers(stream().then(sample("broken.sse")));
		var error = fails();
		assertEquals(Kind.RATE_LIMIT, error.kind());
		assertPresentable(error);
		assertEquals("So far", sink.text());
	}

	@Test
	void countsWhatWasReadFromTheCacheAndWhatWasWritten() throws Exception {
		answers(stream().then(sample("whole.sse")));
		assertEquals(new Usage(1000, 400, 300, 20, 5, Map.of(), true), chat("anthropic/claude-sonnet-5").usage());
		assertEquals("Think.", sink.reasoning());
		assertEquals("Blue", sink.text());
	}

	@Test
	void aRefusedContentIsNoWrongKey() {
		answers(VendorReply.json(403, "{\"error\":{\"code\":403,\"message\":\"Your input was flagged\",\"metadata\":"
				+ "{\"reasons\":[\"violence\"],\"flagged_input\":\"" + CANARY + "\",\"provider_name\":\"Some\",\"model_slug\":\"x\"}}}"));
		var error = fails();
		assertEquals(Kind.CONTENT, error.kind());
		assertPresentable(error);
	}

	@Test
	void aTestTellsWhatIsLeftOnTheKey() throws Exception {
		vendor.on("/api/v1/key", testReply(), VendorReply.json(200, sample("key.json").replace("74.5", "null")));
		assertEquals(List.of(Money.of("74.5", "USD")), provider.test(context()).balance());
		var unlimited = provider.test(context());
		assertEquals(List.of(), unlimited.balance());
		assertEquals("no limit is set on this key", unlimited.detail());
	}

	@Test
	void aTestDoesNotTrustTheListThatIsOpenToAll() {
		vendor.on("/api/v1/models", modelList("tiny:1b"));
		vendor.on("/api/v1/key", VendorReply.json(401, "{\"error\":{\"code\":401,\"message\":\"User not found.\"}}"));
		assertEquals(Kind.AUTH, assertThrows(ProviderException.class, () -> provider.test(context())).kind());
		vendor.on("/api/v1/key", VendorReply.json(200, "{\"data\":[]}"));
		assertEquals(Kind.BAD_ANSWER, assertThrows(ProviderException.class, () -> provider.test(context())).kind());
	}

	@Test
	void theListTellsWindowAnswerPricesAndEnd() throws Exception {
		var model = listed("meta-llama/llama-4-maverick");
		assertEquals("Llama 4 Maverick", model.displayName());
		assertEquals(1_048_576, model.contextWindow().getAsLong());
		assertEquals(8_192, model.maxOutputTokens().getAsLong());
		assertPrice("0.15", model, Meter.INPUT_TOKENS);
		assertPrice("0.6", model, Meter.OUTPUT_TOKENS);
		assertEquals(Stage.DEPRECATED, model.lifecycle().stage());
		assertEquals(Optional.of(LocalDate.of(2026, 12, 31)), model.lifecycle().date());
		assertEquals(Set.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.TEMPERATURE, Capability.TOP_P, Capability.SEED,
				Capability.STOP, Capability.JSON_MODE, Capability.FUNCTION_CALLING, Capability.VISION), model.capabilities());
	}

	@Test
	void theListTellsOfAModelThatNobodyKnewYet() throws Exception {
		var model = listed("acme/thinker-9");
		assertEquals("Acme: Thinker 9", model.displayName());
		assertPrice("1.25", model, Meter.INPUT_TOKENS);
		assertPrice("0.125", model, Meter.CACHED_INPUT_TOKENS);
		assertPrice("1.5625", model, Meter.CACHE_WRITE_TOKENS);
		assertEquals(new BigDecimal("0.005"), model.pricing().orElseThrow().price(Meter.REQUESTS, 0).orElseThrow().amount());
		assertEquals(List.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM, ReasoningEffort.HIGH), model.abilities().efforts());
		assertTrue(model.capabilities().containsAll(Set.of(Capability.PDF, Capability.AUDIO, Capability.JSON_MODE, Capability.JSON_SCHEMA)));
		assertFalse(model.has(Capability.TEMPERATURE), "what the list does not name is not sent");
		assertEquals(Stage.ACTIVE, model.lifecycle().stage());
	}

	@Test
	void aModelThatThinksAndNamesNoEffortsTakesThemAll() throws Exception {
		var model = listed("acme/muser");
		assertEquals(List.of(ReasoningEffort.NONE, ReasoningEffort.MINIMAL, ReasoningEffort.LOW, ReasoningEffort.MEDIUM, ReasoningEffort.HIGH,
				ReasoningEffort.XHIGH), model.abilities().efforts());
		assertTrue(model.pricing().orElseThrow().isFree());
		assertEquals("acme/muser", model.displayName());
		assertTrue(model.contextWindow().isEmpty());
	}

	@Test
	void aRouterHasNoPriceBeforeItHasChosen() throws Exception {
		assertEquals(Optional.empty(), listed("openrouter/auto").pricing());
	}

	@Test
	void whatCannotChatNowIsLeftOut() throws Exception {
		var names = list().stream().map(model -> model.id().name()).toList();
		assertFalse(names.contains("acme/thinker-9:batch") || names.contains("acme/painter"), names.toString());
	}

	private static void assertPrice(String perMillion, ModelInfo model, Meter meter) {
		var price = model.pricing().orElseThrow().price(meter, 0).orElseThrow();
		assertEquals(0, new BigDecimal(perMillion).compareTo(price.amount()), price.toString());
		assertEquals(1_000_000, price.units());
	}

	private ModelInfo listed(String name) throws Exception {
		return list().stream().filter(model -> model.id().equals(id(name))).findAny().orElseThrow();
	}

	private List<ModelInfo> list() throws Exception {
		vendor.on("/api/v1/models", VendorReply.json(200, sample("models.json")));
		return provider.models(context());
	}

	private String sample(String name) {
		return VendorReply.sample(getClass(), "samples/openrouter/" + name);
	}
}
