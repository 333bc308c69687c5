package org.modalis.api.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much fits into one call, in tokens; empty where nobody says.
 *
 * @param contextWindow input and output together
 * @param maxInputTokens the longest input, where the vendor limits it below the context window
 * @param maxOutputTokens the longest answer, reasoning included
 * @param source who says so; empty only when no figure is known
 */
public record Limits(OptionalLong contextWindow, OptionalLong maxInputTokens, OptionalLong maxOutputTokens,
		Optional<Source> source) {
	/** Nothing is known. */
	public static final Limits UNKNOWN = new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
			Optional.empty());

	public Limits {
		requirePositive(contextWindow, "context window");
		requirePositive(maxInputTokens, "maximum input");
		requirePositive(maxOutputTokens, "maximum output");
		Objects.requireNonNull(source);
	}

	/** A context window alone. */
	public static Limits context(long tokens, Source source) {
		return new Limits(OptionalLong.of(tokens), OptionalLong.empty(), OptionalLong.empty(), Optional.of(source));
	}

	/** Context window and longest answer. */
	public static Limits of(long contextWindow, long maxOutputTokens, Source source) {
		return new Limits(OptionalLong.of(contextWindow), OptionalLong.empty(), OptionalLong.of(maxOutputTokens), Optional.of(source));
	}

	private static void requirePositive(OptionalLong value, String what) {
		if (value.isPresent() && value.getAsLong() <= 0)
			throw new IllegalArgumentException("The " + what + " must be positive");
	}
}
