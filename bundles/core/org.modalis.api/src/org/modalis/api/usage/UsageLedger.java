package org.modalis.api.usage;

import java.util.Optional;

import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.Usage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns counts into money by the dated prices of the catalogue; nobody else does. Amounts are exact and not rounded. Threads: any;
 * nothing here blocks.
 */
@ProviderType
public interface UsageLedger {

	/**
	 * What a call cost. Cached and newly cached input cost their own price where there is one and the input's otherwise; reasoning
	 * is part of the output. The length of the whole input decides the tier.
	 *
	 * @return empty when the usage or a price that it needs is unknown: an amount that leaves something out would be wrong
	 */
	Optional<Money> cost(ModelInfo model, Usage usage);

	/**
	 * The most that a call can cost before it is made.
	 *
	 * @param inputTokens the whole input, estimated
	 * @param outputTokens the longest answer
	 */
	default Optional<Money> estimate(ModelInfo model, long inputTokens, long outputTokens) {
		return cost(model, Usage.of(inputTokens, outputTokens));
	}
}
