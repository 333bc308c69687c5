package org.modalis.provider.anthropic.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.testkit.TestCallContext;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

/** What is known of the models, from the catalogue and from the vendor's list. */
class AnthropicModelsTest {
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	private final AnthropicProvider provider = new AnthropicProvider();
	private final VendorServer vendor = VendorServer.start();

	@AfterEach
	void stopVendor() {
		vendor.close();
	}

	// ---- the vendor's list

	@Test
	void readsTheListPageByPage() throws Exception {
		listed();
		assertEquals(List.of("/v1/models?limit=1000", "/v1/models?limit=1000&after_id=claude-opus-5-5"),
				vendor.requests().stream().map(each -> each.path()).toList());
	}

	@Test
	void aDatedIdStandsForItsAliasToo() throws Exception {
		var models = listed();
		var alias = find(models, "claude-sonnet-4-5");
		var dated = find(models, "claude-sonnet-4-5-20250929");
		assertEquals(Stage.DEPRECATED, alias.lifecycle().stage());
		assertTrue(alias.lifecycle().callableOn(TODAY));
		assertEquals(alias.lifecycle(), dated.lifecycle());
		assertEquals(alias.pricing(), dated.pricing());
		assertEquals("Claude Sonnet 4.5", alias.displayName());
		assertEquals("Claude Sonnet 4.5 (claude-sonnet-4-5-20250929)", dated.displayName());
		assertEquals(List.of(ReasoningEffort.NONE, ReasoningEffort.LOW, ReasoningEffort.MEDIUM, ReasoningEffort.HIGH), dated.abilities().efforts());
	}

	@Test
	void readsAllOfAModelThatTheCatalogueDoesNotKnow() throws Exception {
		var model = find(listed(), "claude-nova-6");
		assertEquals(2_000_000, model.contextWindow().getAsLong());
		assertEquals(256_000, model.maxOutputTokens().getAsLong());
		assertEquals(EnumSet.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.STOP, Capability.FUNCTION_CALLING, Capability.VISION,
				Capability.PDF, Capability.JSON_SCHEMA, Capability.REASONING), model.capabilities());
		assertEquals(List.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM, ReasoningEffort.HIGH, ReasoningEffort.XHIGH, ReasoningEffort.MAX),
				model.abilities().efforts());
		assertEquals("Anthropic /v1/models, 2026-11-22", model.limits().source().orElseThrow().toString());
	}

	@Test
	void theVendorsLimitsGoBeforeTheCatalogues() throws Exception {
		assertEquals(128_000, find(listed(), "claude-sonnet-4-6").maxOutputTokens().getAsLong());
		assertEquals(64_000, find(provider.catalogue(), "claude-sonnet-4-6").maxOutputTokens().getAsLong());
	}

	@Test
	void offersNoModelThatTheKeyDoesNotList() throws Exception {
		assertEquals(Stage.NOT_OFFERED, find(listed(), "claude-fable-5").lifecycle().stage());
		assertEquals(Stage.RETIRED, find(listed(), "claude-3-opus-20240229").lifecycle().stage());
	}

	@Test
	void aListWithoutEndIsGivenUp() throws Exception {
		vendor.on("/v1/models", VendorReply.json(200, "{\"data\":[{\"id\":\"m\"}],\"has_more\":true,\"last_id\":\"m\"}"));
		provider.models(context());
		assertEquals(100, vendor.requests().size());
	}

	@Test
	void aTestOfTheConnectionAsksForOneModel() throws Exception {
		vendor.on("/v1/models", VendorReply.json(200, VendorReply.sample(getClass(), "samples/anthropic/models-1.json")));
		provider.test(context());
		assertEquals(List.of("/v1/models?limit=1"), vendor.requests().stream().map(each -> each.path()).toList());
	}

	// ---- the catalogue

	@ParameterizedTest
	@CsvSource({ "claude-sonnet-4-5,DEPRECATED,2026-11-30,claude-sonnet-5-5", "claude-opus-4-5,DEPRECATED,,claude-opus-5-5",
			"claude-opus-4-1-20250805,RETIRED,2026-08-05,claude-opus-5-5", "claude-3-7-sonnet-20250219,RETIRED,2026-02-19,claude-sonnet-5-5",
			"claude-3-5-sonnet-20241022,RETIRED,2025-10-28,claude-sonnet-5-5", "claude-3-opus-20240229,RETIRED,2026-01-05,claude-opus-5-5" })
	void saysUntilWhenAModelAnswersAndWhatComesAfterIt(String name, Stage stage, LocalDate date, String successor) {
		var life = find(provider.catalogue(), name).lifecycle();
		assertEquals(stage, life.stage());
		assertEquals(Optional.ofNullable(date), life.date());
		assertEquals(new ModelId("anthropic", successor), life.successor().orElseThrow());
		assertTrue(life.source().isPresent());
	}

	@Test
	void aLongPromptCostsMoreWhereTheVendorSaysSo() {
		var prices = find(provider.catalogue(), "claude-haiku-5-5").pricing().orElseThrow();
		assertEquals(new BigDecimal("0.10"), prices.price(Meter.INPUT_TOKENS, 100_000).orElseThrow().amount());
		assertEquals(new BigDecimal("2.50"), prices.price(Meter.OUTPUT_TOKENS, 100_001).orElseThrow().amount());
		assertEquals(new BigDecimal("0.625"), prices.price(Meter.CACHE_WRITE_TOKENS, 100_001).orElseThrow().amount());
	}

	@Test
	void claimsNothingThatTheProtocolHasNoPlaceFor() {
		for (var model : provider.catalogue())
			for (var absent : List.of(Capability.SEED, Capability.JSON_MODE, Capability.AUDIO))
				assertFalse(model.has(absent), model.id() + " " + absent);
	}

	// ---- words of this test

	private List<ModelInfo> listed() throws Exception {
		vendor.on("/v1/models", VendorReply.json(200, VendorReply.sample(getClass(), "samples/anthropic/models-1.json")),
				VendorReply.json(200, VendorReply.sample(getClass(), "samples/anthropic/models-2.json")));
		return provider.models(context());
	}

	private static ModelInfo find(List<ModelInfo> models, String name) {
		return models.stream().filter(each -> each.id().name().equals(name)).findFirst().orElseThrow();
	}

	private TestCallContext context() {
		return TestCallContext.at(vendor.url("")).withKey("sk-ant-test");
	}
}
