package org.modalis.api.model;

/**
 * What one call used, as the vendor counted it. All counts are tokens.
 *
 * @param inputTokens the whole prompt, cached part included
 * @param cachedInputTokens the part of {@code inputTokens} that the vendor served from its cache
 * @param outputTokens the whole answer, reasoning included
 * @param reasoningTokens the part of {@code outputTokens} spent on reasoning
 * @param known false when the vendor reported nothing; the counts are then zero and mean nothing
 */
public record Usage(long inputTokens, long cachedInputTokens, long outputTokens, long reasoningTokens, boolean known) {

	/** The vendor reported no counts. */
	public static final Usage UNKNOWN = new Usage(0, 0, 0, 0, false);

	public Usage {
		if (inputTokens < 0 || cachedInputTokens < 0 || outputTokens < 0 || reasoningTokens < 0)
			throw new IllegalArgumentException("Token counts cannot be negative");
	}

	/** Counts without a cached or reasoning part. */
	public static Usage of(long inputTokens, long outputTokens) {
		return new Usage(inputTokens, 0, outputTokens, 0, true);
	}
}
