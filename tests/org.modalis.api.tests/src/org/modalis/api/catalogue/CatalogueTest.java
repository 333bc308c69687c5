package org.modalis.api.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Limits;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;

class CatalogueTest {
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
	private static final String GOOD = """
			{"provider": "acme", "sources": {"page": {"title": "Acme, models page", "date": "2026-07-02"}}, "models": [
			 {"id": "big", "name": "Acme Big", "modality": "chat",
			  "limits": {"context": 400000, "input": 272000, "output": 128000, "source": "page"},
			  "prices": {"input": "1.25", "cachedInput": "0.125", "output": "10", "tiers": [{"above": 200000, "input": "2.50", "output": "15"}],
			             "source": "page"},
			  "abilities": {"can": ["streaming", "vision", "json-mode", "json-schema", "reasoning"], "efforts": ["low", "high"], "source": "page"},
			  "lifecycle": {"stage": "deprecated", "date": "2026-12-11", "successor": "acme/next", "source": "page"}},
			 {"id": "next", "name": "Acme Next", "modality": "chat", "limits": {"context": 1000, "output": 500, "source": "page"},
			  "prices": {"input": "0", "output": "0", "source": "page"},
			  "abilities": {"can": ["streaming"], "maxTemperature": 1, "source": "page"}},
			 {"id": "gone", "name": "Acme Gone", "modality": "chat", "limits": {"source": "page"},
			  "abilities": {"can": ["streaming"], "source": "page"},
			  "lifecycle": {"stage": "retired", "date": "2026-01-31", "source": "page"}}
			]}""";

	private final Catalogue catalogue = Catalogue.parse(GOOD, "acme");

	@Test
	void readsEveryFigureWithItsSource() {
		var big = find("big");
		var page = Optional.of(new Source("Acme, models page", LocalDate.of(2026, 7, 2)));
		assertEquals(400_000, big.contextWindow().getAsLong());
		assertEquals(272_000, big.limits().maxInputTokens().getAsLong());
		assertEquals(128_000, big.maxOutputTokens().getAsLong());
		assertEquals(page, big.limits().source());
		assertEquals(page, big.abilities().source());
		assertEquals(page, big.lifecycle().source());
		assertEquals(page.get(), big.pricing().orElseThrow().source());
		assertTrue(big.has(Capability.JSON_SCHEMA));
		assertEquals(List.of(ReasoningEffort.LOW, ReasoningEffort.HIGH), big.abilities().efforts());
		assertEquals(Optional.of(LocalDate.of(2026, 12, 11)), big.lifecycle().date());
		assertEquals(Optional.of(new ModelId("acme", "next")), big.lifecycle().successor());
		assertEquals(1, find("next").abilities().maxTemperature());
	}

	@Test
	void aLongInputFallsIntoItsTier() {
		var pricing = find("big").pricing().orElseThrow();
		assertEquals(new BigDecimal("1.25"), pricing.price(Meter.INPUT_TOKENS, 200_000).orElseThrow().amount());
		assertEquals(new BigDecimal("2.50"), pricing.price(Meter.INPUT_TOKENS, 200_001).orElseThrow().amount());
		assertEquals(new BigDecimal("0.125"), pricing.price(Meter.CACHED_INPUT_TOKENS, 300_000).orElseThrow().amount());
	}

	@Test
	void aWrongEntryIsRefusedByName() {
		refused("\"context\": 1000, \"output\": 500", "\"context\": 1000, \"output\": 5000", "acme/next takes or gives more");
		refused("\"context\": 1000, \"output\": 500", "\"context\": 1000", "acme/next has no maximum output");
		refused("\"prices\": {\"input\": \"0\", \"output\": \"0\", \"source\": \"page\"},", "", "acme/next has no prices");
		refused("\"output\": \"0\", \"source\"", "\"source\"", "acme/next has no price for output");
		refused("\"input\": \"1.25\", \"cachedInput\": \"0.125\"", "\"input\": \"1.25\", \"cachedInput\": \"3\"", "acme/big asks more for cached");
		refused("\"successor\": \"acme/next\"", "\"successor\": \"acme/nix\"", "acme/big names the successor acme/nix");
		refused("\"successor\": \"acme/next\"", "\"successor\": \"acme/gone\"", "which is retired itself");
		refused("\"date\": \"2026-01-31\", ", "", "acme/gone is retired but does not say since when");
		refused("\"date\": \"2026-01-31\"", "\"date\": \"31.1.2026\"", "acme/gone has a date");
		refused("\"reasoning\"], \"efforts\"", "\"vision\"], \"efforts\"", "acme/big");
		refused("\"id\": \"next\"", "\"id\": \"big\"", "acme/big stands in the catalogue twice");
		refused("\"maxTemperature\"", "\"maxTemprature\"", "acme/next has \"maxTemprature\", which means nothing");
		refused("\"context\": 400000", "\"context\": \"many\"", "acme/big needs a whole number");
		refused("\"abilities\": {\"can\": [\"streaming\"], \"maxTemperature\": 1, \"source\": \"page\"}",
				"\"abilities\": {\"can\": [\"streaming\"], \"source\": \"nowhere\"}", "acme/next names the source nowhere");
	}

	@Test
	void aVendorsListRefreshesLimitsAndKeepsTheAnnouncedEnd() {
		var live = ModelInfo.chat(new ModelId("acme", "big"), "big").withLimits(Limits.of(500_000, 64_000, new Source("Acme /models", TODAY)));
		var merged = find(catalogue.with(List.of(live), TODAY), "big");
		assertEquals(500_000, merged.contextWindow().getAsLong());
		assertEquals(272_000, merged.limits().maxInputTokens().getAsLong(), "what the list does not say is kept");
		assertEquals("Acme Big", merged.displayName());
		assertEquals(Stage.DEPRECATED, merged.lifecycle().stage());
		assertTrue(merged.pricing().isPresent());
	}

	@Test
	void whatTheVendorNoLongerListsIsKnownButNotOffered() {
		var merged = catalogue.with(List.of(ModelInfo.chat(new ModelId("acme", "new"), "New")), TODAY);
		assertEquals(4, merged.size());
		assertEquals(Stage.NOT_OFFERED, find(merged, "big").lifecycle().stage());
		assertFalse(find(merged, "big").lifecycle().callableOn(TODAY));
		assertEquals(Optional.of(new ModelId("acme", "next")), find(merged, "big").lifecycle().successor());
		assertEquals(Stage.RETIRED, find(merged, "gone").lifecycle().stage());
		assertTrue(find(merged, "new").lifecycle().callableOn(TODAY));
	}

	@Test
	void aDateFromTheVendorsListKeepsOurSuccessor() {
		var live = find("big").withLifecycle(new Lifecycle(Stage.DEPRECATED, Optional.of(TODAY), Optional.empty()));
		var life = find(catalogue.with(List.of(live), TODAY), "big").lifecycle();
		assertEquals(Optional.of(TODAY), life.date());
		assertEquals(Optional.of(new ModelId("acme", "next")), life.successor());
	}

	@Test
	void anEndWithinSixtyDaysIsSoon() {
		var life = find("big").lifecycle();
		assertTrue(life.endsSoonAfter(LocalDate.of(2026, 10, 12)));
		assertFalse(life.endsSoonAfter(LocalDate.of(2026, 10, 11)));
		assertFalse(life.endsSoonAfter(LocalDate.of(2026, 12, 12)), "it has ended");
	}

	private ModelInfo find(String name) {
		return catalogue.find(new ModelId("acme", name)).orElseThrow();
	}

	private static ModelInfo find(List<ModelInfo> models, String name) {
		return models.stream().filter(model -> model.id().name().equals(name)).findFirst().orElseThrow();
	}

	private static void refused(String part, String instead, String complaint) {
		assertTrue(GOOD.contains(part), part);
		var wrong = assertThrows(IllegalArgumentException.class, () -> Catalogue.parse(GOOD.replace(part, instead), "acme"));
		assertTrue(wrong.getMessage().contains(complaint), wrong.getMessage());
	}
}
