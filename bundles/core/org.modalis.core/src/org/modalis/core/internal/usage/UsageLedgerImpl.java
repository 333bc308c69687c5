package org.modalis.core.internal.usage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Usage;
import org.modalis.api.usage.UsageLedger;
import org.osgi.service.component.annotations.Component;

/** The only place that multiplies counts by prices. Stateless. */
@Component
public final class UsageLedgerImpl implements UsageLedger {

	@Override
	public Optional<Money> cost(ModelInfo model, Usage usage) {
		if (!usage.known() || model.pricing().isEmpty())
			return Optional.empty();
		var pricing = model.pricing().get();
		var total = BigDecimal.ZERO;
		for (var counted : counts(usage).entrySet()) {
			if (counted.getValue().signum() == 0)
				continue;
			var price = price(pricing, counted.getKey(), usage.inputTokens());
			if (price.isEmpty())
				return Optional.empty();
			total = total.add(times(price.get(), counted.getValue()));
		}
		return Optional.of(new Money(total.stripTrailingZeros(), pricing.currency()));
	}

	/** The parts of a usage, none of them counted twice; vendors that count parts beyond the whole are taken at their parts. */
	private static Map<Meter, BigDecimal> counts(Usage usage) {
		var counts = new EnumMap<Meter, BigDecimal>(Meter.class);
		counts.putAll(usage.others());
		long fresh = Math.max(0, usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens());
		counts.put(Meter.INPUT_TOKENS, BigDecimal.valueOf(fresh));
		counts.put(Meter.CACHED_INPUT_TOKENS, BigDecimal.valueOf(usage.cachedInputTokens()));
		counts.put(Meter.CACHE_WRITE_TOKENS, BigDecimal.valueOf(usage.cacheWriteTokens()));
		counts.put(Meter.OUTPUT_TOKENS, BigDecimal.valueOf(Math.max(usage.outputTokens(), usage.reasoningTokens())));
		return counts;
	}

	private static Optional<Price> price(Pricing pricing, Meter meter, long inputTokens) {
		var own = pricing.price(meter, inputTokens);
		boolean cache = meter == Meter.CACHED_INPUT_TOKENS || meter == Meter.CACHE_WRITE_TOKENS;
		return own.isEmpty() && cache ? pricing.price(Meter.INPUT_TOKENS, inputTokens) : own;
	}

	private static BigDecimal times(Price price, BigDecimal count) {
		return price.amount().multiply(count).divide(BigDecimal.valueOf(price.units()), MathContext.DECIMAL128);
	}
}
