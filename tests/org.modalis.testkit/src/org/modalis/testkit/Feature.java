package org.modalis.testkit;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ResponseFormat;

/**
 * What a vendor's protocol can carry. A provider's contract says which of these its vendor has; what it has is tested to arrive,
 * what it lacks is tested to be refused before anything is sent, or never to be claimed.
 */
public enum Feature {
	SYSTEM_PROMPT(with -> with.withSystem("Be \"brief\"")),
	TEMPERATURE(with -> with.withTemperature(OptionalDouble.of(0.5))),
	TOP_P(with -> with.withTopP(OptionalDouble.of(0.9))),
	MAX_OUTPUT_TOKENS(with -> with.withMaxOutputTokens(OptionalInt.of(64))),
	STOP(with -> with.withStop(List.of("END", "\n\n"))),
	SEED(with -> with.withSeed(OptionalLong.of(42))),
	EFFORT(with -> with.withEffort(Optional.of(ReasoningEffort.HIGH))),
	JSON_MODE(with -> with.withFormat(ResponseFormat.JSON)),
	JSON_SCHEMA(with -> with.withFormat(new ResponseFormat.Schema("point", Feature.SCHEMA))),
	/** Functions that the model may call. */
	TOOLS,
	/** A call can demand that at least one function is called. */
	REQUIRED_TOOLS,
	IMAGES,
	PDF,
	AUDIO,
	/** The model's reasoning comes as text of its own. */
	REASONING,
	/** The vendor wants something back unchanged, such as signed reasoning, with the results of functions. */
	VENDOR_STATE,
	/** The vendor counts the part of the prompt that came from its cache. */
	CACHED_TOKENS,
	/** The vendor counts what it newly wrote into its cache. */
	CACHE_WRITE_TOKENS,
	/** The vendor counts the reasoning within the answer. */
	REASONING_TOKENS;

	/** What {@link #JSON_SCHEMA} asks for, and the arguments of the functions that the contract declares. */
	static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"number\"}},\"required\":[\"x\"],"
			+ "\"additionalProperties\":false}";

	private final Optional<UnaryOperator<ChatParameters>> parameter;

	Feature() {
		parameter = Optional.empty();
	}

	Feature(UnaryOperator<ChatParameters> parameter) {
		this.parameter = Optional.of(parameter);
	}

	/** The features that are one of {@link ChatParameters}. */
	static Set<Feature> parameters() {
		return EnumSet.range(SYSTEM_PROMPT, JSON_SCHEMA);
	}

	/** The features that are a kind of file. */
	static Set<Feature> files() {
		return EnumSet.range(IMAGES, AUDIO);
	}

	/** Parameters that ask for this and nothing else. */
	ChatParameters asked() {
		return parameter.orElseThrow().apply(ChatParameters.DEFAULT);
	}
}
