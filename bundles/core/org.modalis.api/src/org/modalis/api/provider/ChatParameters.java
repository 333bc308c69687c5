package org.modalis.api.provider;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How to answer. What is empty is not sent, so the vendor's default holds.
 *
 * @param system the system prompt; empty text for none
 * @param temperature 0 is greedy, 1 is the model's own distribution; at most 2
 * @param topP nucleus sampling, above 0 and at most 1
 * @param maxOutputTokens the longest answer, in tokens
 * @param seed the same seed and request give the same answer where the model supports it
 */
public record ChatParameters(String system, OptionalDouble temperature, OptionalDouble topP, OptionalInt maxOutputTokens,
		OptionalLong seed) {

	/** Everything left to the vendor. */
	public static final ChatParameters DEFAULT = new ChatParameters("", OptionalDouble.empty(), OptionalDouble.empty(),
			OptionalInt.empty(), OptionalLong.empty());

	public ChatParameters {
		Objects.requireNonNull(system);
		Objects.requireNonNull(seed);
		if (temperature.isPresent() && !(temperature.getAsDouble() >= 0 && temperature.getAsDouble() <= 2))
			throw new IllegalArgumentException("The temperature must be between 0 and 2");
		if (topP.isPresent() && !(topP.getAsDouble() > 0 && topP.getAsDouble() <= 1))
			throw new IllegalArgumentException("Top-p must be above 0 and at most 1");
		if (maxOutputTokens.isPresent() && maxOutputTokens.getAsInt() <= 0)
			throw new IllegalArgumentException("The longest answer must have at least one token");
	}
}
