package org.modalis.api.history;

import java.util.List;

/**
 * What a thread amounts to.
 *
 * @param messages how many it has, on all branches
 * @param inputTokens what all its answers used, also those deleted since; without those of the thread it was copied from
 * @param outputTokens likewise
 * @param costs likewise, one for each currency, in the order of their codes
 */
public record Totals(int messages, long inputTokens, long outputTokens, List<Cost> costs) {

	/** Of an empty thread. */
	public static final Totals NONE = new Totals(0, 0, 0, List.of());

	public Totals {
		costs = List.copyOf(costs);
	}
}
