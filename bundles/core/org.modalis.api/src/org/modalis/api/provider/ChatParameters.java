package org.modalis.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.modalis.api.model.ReasoningEffort;

/**
 * How to answer. What is empty is not sent, so the vendor's default holds. Immutable, so for any thread. A value that no vendor
 * takes is an {@link IllegalArgumentException}; one that only this model does not take is refused by the request.
 *
 * @param system the system prompt; empty text for none
 * @param temperature 0 is greedy, 1 is the model's own distribution; at most 2
 * @param topP nucleus sampling, above 0 and at most 1
 * @param maxOutputTokens the longest answer, in tokens
 * @param stop texts at which the model stops; none of them is blank
 * @param seed the same seed and request give the same answer where the model supports it
 * @param effort how much the model thinks first
 * @param format the form that the answer is held to
 */
public record ChatParameters(String system, OptionalDouble temperature, OptionalDouble topP, OptionalInt maxOutputTokens,
		List<String> stop, OptionalLong seed, Optional<ReasoningEffort> effort, ResponseFormat format) {

	/** Everything left to the vendor. */
	public static final ChatParameters DEFAULT = new ChatParameters("", OptionalDouble.empty(), OptionalDouble.empty(),
			OptionalInt.empty(), List.of(), OptionalLong.empty(), Optional.empty(), ResponseFormat.TEXT);

	public ChatParameters {
		Objects.requireNonNull(system);
		Objects.requireNonNull(seed);
		Objects.requireNonNull(effort);
		Objects.requireNonNull(format);
		stop = List.copyOf(stop);
		if (temperature.isPresent() && !(temperature.getAsDouble() >= 0 && temperature.getAsDouble() <= 2))
			throw new IllegalArgumentException("The temperature must be between 0 and 2");
		if (topP.isPresent() && !(topP.getAsDouble() > 0 && topP.getAsDouble() <= 1))
			throw new IllegalArgumentException("Top-p must be above 0 and at most 1");
		if (maxOutputTokens.isPresent() && maxOutputTokens.getAsInt() <= 0)
			throw new IllegalArgumentException("The longest answer must have at least one token");
		if (stop.stream().anyMatch(String::isEmpty))
			throw new IllegalArgumentException("A text at which to stop cannot be empty");
	}

	public ChatParameters withSystem(String value) {
		return new ChatParameters(value, temperature, topP, maxOutputTokens, stop, seed, effort, format);
	}

	public ChatParameters withTemperature(OptionalDouble value) {
		return new ChatParameters(system, value, topP, maxOutputTokens, stop, seed, effort, format);
	}

	public ChatParameters withTopP(OptionalDouble value) {
		return new ChatParameters(system, temperature, value, maxOutputTokens, stop, seed, effort, format);
	}

	public ChatParameters withMaxOutputTokens(OptionalInt value) {
		return new ChatParameters(system, temperature, topP, value, stop, seed, effort, format);
	}

	public ChatParameters withStop(List<String> value) {
		return new ChatParameters(system, temperature, topP, maxOutputTokens, value, seed, effort, format);
	}

	public ChatParameters withSeed(OptionalLong value) {
		return new ChatParameters(system, temperature, topP, maxOutputTokens, stop, value, effort, format);
	}

	public ChatParameters withEffort(Optional<ReasoningEffort> value) {
		return new ChatParameters(system, temperature, topP, maxOutputTokens, stop, seed, value, format);
	}

	public ChatParameters withFormat(ResponseFormat value) {
		return new ChatParameters(system, temperature, topP, maxOutputTokens, stop, seed, effort, value);
	}
}
