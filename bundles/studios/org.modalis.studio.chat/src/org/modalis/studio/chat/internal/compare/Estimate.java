package org.modalis.studio.chat.internal.compare;

import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.modalis.api.history.Cost;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.usage.UsageLedger;

/** Adds up what calls will about cost, and says it. Amounts of different currencies stay apart. One thread. */
final class Estimate {

	private final UsageLedger ledger;
	private final Map<Currency, Cost> sums = new LinkedHashMap<>();
	private final List<String> unknown = new ArrayList<>();

	Estimate(UsageLedger ledger) {
		this.ledger = ledger;
	}

	/** One call more; of its input no more than the model can read. */
	void add(ModelInfo model, long inputTokens, long outputTokens) {
		long input = Math.min(inputTokens, model.contextWindow().orElse(Long.MAX_VALUE));
		ledger.estimate(model, input, outputTokens).ifPresentOrElse(
				money -> sums.merge(money.currency(), new Cost(money.amount(), money.currency()), Cost::plus),
				() -> {
					if (!unknown.contains(model.displayName()))
						unknown.add(model.displayName());
				});
	}

	/**
	 * For example {@code ≈ $0.031; no price is known for Llama 4}. Empty text when nothing was added.
	 *
	 * @param money words for an amount
	 */
	String words(Function<Cost, String> money) {
		String known = sums.values().stream().map(money).collect(Collectors.joining(" + "));
		String priceless = unknown.isEmpty() ? "" : "no price is known for " + String.join(", ", unknown);
		if (known.isEmpty())
			return priceless;
		boolean free = sums.values().stream().allMatch(cost -> cost.amount().signum() == 0);
		return (free ? "free" : "≈ " + known) + (priceless.isEmpty() ? "" : "; " + priceless);
	}
}
