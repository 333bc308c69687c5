package org.modalis.api.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Limits;
import org.modalis.api.model.Meter;
import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;

class ModelFileTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
	private static final Source PAGE = new Source("Acme, pricing page", TODAY.minusDays(3));
	private static final BigDecimal PER_TOKEN = new BigDecimal("0.00000015");

	@Test
	void readsBackEveryFigureThatItWrote() {
		var pricing = new Pricing(Currency.getInstance("EUR"), List.of(new Price(Meter.INPUT_TOKENS, new BigDecimal("2.5"), 1_000_000, 0),
				new Price(Meter.OUTPUT_TOKENS, new BigDecimal("10"), 1_000_000, 0), new Price(Meter.REQUESTS, new BigDecimal("0.01"), 1, 0),
				new Price(Meter.INPUT_TOKENS, new BigDecimal("5"), 1_000_000, 200_000)), PAGE);
		var full = new ModelInfo(new ModelId("acme", "a/b:c"), "Über \"A\"", Modality.CHAT,
				new Limits(OptionalLong.of(400_000), OptionalLong.of(272_000), OptionalLong.of(128_000), Optional.of(PAGE)),
				Optional.of(pricing),
				new Abilities(Set.of(Capability.REASONING, Capability.VISION), List.of(ReasoningEffort.LOW, ReasoningEffort.HIGH), 1,
						Optional.of(PAGE)),
				new Lifecycle(Lifecycle.Stage.NOT_OFFERED, Optional.of(TODAY), Optional.of(ModelId.parse("acme/next")), Optional.of(PAGE)));
		assertEquals(List.of(full), ModelFile.read(ModelFile.write("acme", List.of(full), TODAY), "acme"));
	}

	@Test
	void namesTheVendorsListWhereNobodyElseIsTheSource() {
		var bare = ModelInfo.chat(new ModelId("acme", "bare"), "Bare");
		var read = ModelFile.read(ModelFile.write("acme", List.of(bare), TODAY), "acme").getFirst();
		assertEquals(bare.capabilities(), read.capabilities());
		assertEquals(Optional.of(new Source("the vendor's list of models", TODAY)), read.abilities().source());
	}

	@Test
	void writesPricesOfSingleTokensForAMillion() {
		var pricing = new Pricing(Currency.getInstance("USD"), List.of(new Price(Meter.INPUT_TOKENS, PER_TOKEN, 1, 0)), PAGE);
		var model = ModelInfo.chat(new ModelId("acme", "m"), "M").withPricing(pricing);
		var price = ModelFile.read(ModelFile.write("acme", List.of(model), TODAY), "acme").getFirst().pricing().orElseThrow().prices().getFirst();
		assertEquals(new Price(Meter.INPUT_TOKENS, new BigDecimal("0.15"), 1_000_000, 0), price);
	}

	@Test
	void refusesAnotherForm() {
		assertThrows(IllegalArgumentException.class, () -> ModelFile.read("{", "acme"));
		assertThrows(IllegalArgumentException.class, () -> ModelFile.read("[]", "acme"));
	}
}
