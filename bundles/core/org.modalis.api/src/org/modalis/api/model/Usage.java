package org.modalis.api.model;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What one call used, as the vendor counted it.
 *
 * @param inputTokens the whole prompt, its cached and its newly cached part included
 * @param cachedInputTokens the part of {@code inputTokens} that the vendor served from its cache
 * @param cacheWriteTokens the part of {@code inputTokens} that the vendor wrote into its cache
 * @param outputTokens the whole answer, reasoning included
 * @param reasoningTokens the part of {@code outputTokens} spent on reasoning
 * @param others what is counted in other units: images, seconds, characters, requests; never a meter of tokens
 * @param known false when the vendor reported nothing; the counts are then zero and mean nothing
 */
public record Usage(long inputTokens, long cachedInputTokens, long cacheWriteTokens, long outputTokens, long reasoningTokens,
		Map<Meter, BigDecimal> others, boolean known) {
	/** The vendor reported no counts. */
	public static final Usage UNKNOWN = new Usage(0, 0, 0, 0, false);

	public Usage {
		if (inputTokens < 0 || cachedInputTokens < 0 || cacheWriteTokens < 0 || outputTokens < 0 || reasoningTokens < 0)
			throw new IllegalArgumentException("Token counts cannot be negative");
		others = Map.copyOf(others);
	}

	/** Counts of tokens alone, nothing of which was written into a cache. */
	public Usage(long inputTokens, long cachedInputTokens, long outputTokens, long reasoningTokens, boolean known) {
		this(inputTokens, cachedInputTokens, 0, outputTokens, reasoningTokens, Map.of(), known);
	}

	/** Counts without a cached or reasoning part. */
	public static Usage of(long inputTokens, long outputTokens) {
		return new Usage(inputTokens, 0, outputTokens, 0, true);
	}
}
