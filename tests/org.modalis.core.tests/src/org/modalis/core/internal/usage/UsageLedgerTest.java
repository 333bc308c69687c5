package org.modalis.core.internal.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Source;
import org.modalis.api.model.Usage;

/** L30: golden vectors, each calculated by hand. Prices are in US dollars for a million tokens unless they say otherwise. */
class UsageLedgerTest {
	private static final long MILLION = 1_000_000;

	@Test
	void cachedTokensAreWithinThePromptAndCostTheirOwnPrice() {
		// 176 fresh at 1.25, 1024 cached at 0.125, 96 out at 10
		assertCost("0.001308", prices("1.25", "0.125", null, "10"), new Usage(1200, 1024, 96, 64, true));
	}

	@Test
	void cachedTokensWithoutAPriceCostTheInputsPrice() {
		assertCost("0.0015", prices("1.25", null, null, "10"), new Usage(1200, 1024, 0, 0, true));
	}

	@Test
	void reasoningIsWithinTheOutputAndNotPaidTwice() {
		assertCost("0.00096", prices("0", null, null, "10"), new Usage(5, 0, 96, 96, true));
	}

	@Test
	void tokensWrittenIntoTheCacheCostTheirOwnPrice() {
		// 10 fresh at 3, 100 read at 0.3, 1000 written at 3.75
		assertCost("0.00381", prices("3", "0.3", "3.75", "15"), new Usage(1110, 100, 1000, 0, 0, Map.of(), true));
	}

	@Test
	void aLongInputCostsItsTier() {
		var tiers = new ArrayList<>(prices("1.25", null, null, "10").prices());
		tiers.add(new Price(Meter.INPUT_TOKENS, new BigDecimal("2.5"), MILLION, 200_000));
		tiers.add(new Price(Meter.OUTPUT_TOKENS, new BigDecimal("15"), MILLION, 200_000));
		assertCost("0.25", pricing(tiers), Usage.of(200_000, 0));
		assertCost("0.5150025", pricing(tiers), Usage.of(200_001, 1000));
	}

	@Test
	void imagesSecondsAndCharactersCostPerUnit() {
		var pricing = pricing(List.of(new Price(Meter.IMAGES, new BigDecimal("0.04"), 1, 0), new Price(Meter.SECONDS, new BigDecimal("0.1"), 1, 0),
				new Price(Meter.CHARACTERS, new BigDecimal("15"), MILLION, 0)));
		var used = Map.of(Meter.IMAGES, new BigDecimal(3), Meter.SECONDS, new BigDecimal("7.5"), Meter.CHARACTERS, new BigDecimal(2000));
		assertCost("0.9", pricing, new Usage(0, 0, 0, 0, 0, used, true));
	}

	@Test
	void aMissingUsageOrPriceIsNoAmountRatherThanAWrongOne() {
		var ledger = new UsageLedgerImpl();
		var priced = model(prices("1", null, null, "2"));
		assertEquals(Optional.empty(), ledger.cost(priced, Usage.UNKNOWN));
		assertEquals(Optional.empty(), ledger.cost(ModelInfo.chat(priced.id(), "M"), Usage.of(1, 1)));
		assertEquals(Optional.empty(), ledger.cost(priced, new Usage(0, 0, 0, 0, 0, Map.of(Meter.IMAGES, BigDecimal.ONE), true)));
	}

	@Test
	void theEstimateIsTheMostACallCanCost() {
		assertEquals(Optional.of(Money.of("0.021", "USD")), new UsageLedgerImpl().estimate(model(prices("1", null, null, "2")), 1000, 10_000));
	}

	private static void assertCost(String amount, Pricing pricing, Usage usage) {
		var cost = new UsageLedgerImpl().cost(model(pricing), usage).orElseThrow();
		assertEquals(0, new BigDecimal(amount).compareTo(cost.amount()), cost.toString());
		assertEquals("USD", cost.currency().getCurrencyCode());
	}

	private static ModelInfo model(Pricing pricing) {
		return ModelInfo.chat(new ModelId("acme", "m"), "M").withPricing(pricing);
	}

	private static Pricing prices(String input, String cached, String write, String output) {
		var all = new ArrayList<Price>();
		add(all, Meter.INPUT_TOKENS, input);
		add(all, Meter.CACHED_INPUT_TOKENS, cached);
		add(all, Meter.CACHE_WRITE_TOKENS, write);
		add(all, Meter.OUTPUT_TOKENS, output);
		return pricing(all);
	}

	private static void add(List<Price> to, Meter meter, String amount) {
		if (amount != null)
			to.add(new Price(meter, new BigDecimal(amount), MILLION, 0));
	}

	private static Pricing pricing(List<Price> prices) {
		return new Pricing(Currency.getInstance("USD"), prices, new Source("test", LocalDate.EPOCH));
	}
}
