package org.modalis.provider.gemini.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.testkit.TestCallContext;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

/** What is known of the models, from the catalogue and from the vendor's list. */
class GeminiModelsTest {
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	private final GeminiProvider provider = new GeminiProvider();
	private final VendorServer vendor = VendorServer.start();

	@AfterEach
	void stopVendor() {
		vendor.close();
	}

	// ---- the vendor's list

	@Test
	void readsTheListPageByPage() throws Exception {
		listed();
		assertEquals(List.of("/v1beta/models?pageSize=1000", "/v1beta/models?pageSize=1000&pageToken=Ch9tb2RlbHMvZ2VtaW5p%2BA%3D%3D"),
				vendor.requests().stream().map(each -> each.path()).toList());
	}

	@Test
	void listsWhatChatsInTextAndNothingElse() throws Exception {
		assertEquals(List.of("gemini-2.5-pro", "gemini-3.8-flash", "gemini-9-xenon", "gemma-5-2b-it"), listed().stream()
				.filter(each -> each.lifecycle().callableOn(TODAY)).map(each -> each.id().name()).toList());
	}

	@Test
	void readsWhatTheListSaysOfAModelThatTheCatalogueDoesNotKnow() throws Exception {
		var xenon = find(listed(), "gemini-9-xenon");
		assertEquals(2_097_152, xenon.contextWindow().getAsLong());
		assertEquals(131_072, xenon.maxOutputTokens().getAsLong());
		assertTrue(xenon.has(Capability.REASONING));
		assertEquals("Google /models, 2026-11-22", xenon.limits().source().orElseThrow().toString());
		assertFalse(find(listed(), "gemma-5-2b-it").has(Capability.REASONING));
	}

	@Test
	void keepsWhatOnlyTheCatalogueKnows() throws Exception {
		var flash = find(listed(), "gemini-3.8-flash");
		assertTrue(flash.has(Capability.AUDIO));
		assertTrue(flash.pricing().isPresent());
		var pro = find(listed(), "gemini-2.5-pro").lifecycle();
		assertEquals(Stage.DEPRECATED, pro.stage());
		assertTrue(pro.source().orElseThrow().title().contains("re-routed"), pro.toString());
	}

	@Test
	void aListWithoutEndIsGivenUp() throws Exception {
		vendor.on("/v1beta/models", VendorReply.json(200, "{\"models\":[],\"nextPageToken\":\"again\"}"));
		provider.models(context());
		assertEquals(100, vendor.requests().size());
	}

	@Test
	void aTestOfTheConnectionAsksForOneModel() throws Exception {
		vendor.on("/v1beta/models", VendorReply.json(200, VendorReply.sample(getClass(), "samples/gemini/models-1.json")));
		provider.test(context());
		assertEquals(List.of("/v1beta/models?pageSize=1"), vendor.requests().stream().map(each -> each.path()).toList());
	}

	// ---- the catalogue

	@ParameterizedTest
	@CsvSource({ "gemini-2.5-pro,DEPRECATED,2026-12-01,gemini-3.8-flash", "gemini-2.5-flash,DEPRECATED,2026-12-01,gemini-3.5-flash-lite",
			"gemini-2.0-flash,RETIRED,2026-06-01,gemini-3.8-flash", "gemini-1.5-pro,RETIRED,2025-09-24,gemini-3.8-flash",
			"gemini-3-pro-preview,RETIRED,2026-03-09,gemini-3.1-pro-preview" })
	void saysUntilWhenAModelAnswersAndWhatComesAfterIt(String name, Stage stage, LocalDate date, String successor) {
		var life = find(provider.catalogue(), name).lifecycle();
		assertEquals(stage, life.stage());
		assertEquals(date, life.date().orElseThrow());
		assertEquals(new ModelId("gemini", successor), life.successor().orElseThrow());
		assertTrue(life.source().isPresent());
	}

	@Test
	void aLongPromptCostsMoreWhereTheVendorSaysSo() {
		var prices = find(provider.catalogue(), "gemini-2.5-pro").pricing().orElseThrow();
		assertEquals(new BigDecimal("1.25"), prices.price(Meter.INPUT_TOKENS, 200_000).orElseThrow().amount());
		assertEquals(new BigDecimal("15"), prices.price(Meter.OUTPUT_TOKENS, 200_001).orElseThrow().amount());
		assertEquals(new BigDecimal("0.25"), prices.price(Meter.CACHED_INPUT_TOKENS, 200_001).orElseThrow().amount());
	}

	// ---- words of this test

	private List<ModelInfo> listed() throws Exception {
		vendor.on("/v1beta/models", VendorReply.json(200, VendorReply.sample(getClass(), "samples/gemini/models-1.json")),
				VendorReply.json(200, VendorReply.sample(getClass(), "samples/gemini/models-2.json")));
		return provider.models(context());
	}

	private static ModelInfo find(List<ModelInfo> models, String name) {
		return models.stream().filter(each -> each.id().name().equals(name)).findFirst().orElseThrow();
	}

	private TestCallContext context() {
		return TestCallContext.at(vendor.url("/v1beta")).withKey("AIza-test");
	}
}
