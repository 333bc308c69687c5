package org.modalis.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ResponseFormat;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of {@code chat} that say how to answer. */
final class AnswerOptions {

	private static final int MAX_SCHEMA_BYTES = 1 << 20;

	@Option(names = { "-s", "--system" }, paramLabel = "TEXT", description = "the system prompt")
	private String system = "";

	@Option(names = "--temperature", paramLabel = "N", description = "0 to 2; 0 is greedy")
	private Optional<Double> temperature = Optional.empty();

	@Option(names = "--top-p", paramLabel = "N", description = "nucleus sampling, above 0 and at most 1")
	private Optional<Double> topP = Optional.empty();

	@Option(names = "--max-tokens", paramLabel = "N", description = "the longest answer, in tokens")
	private Optional<Integer> maxTokens = Optional.empty();

	@Option(names = "--stop", paramLabel = "TEXT", description = "end the answer before this text; may be repeated")
	private List<String> stop = List.of();

	@Option(names = "--seed", paramLabel = "N", description = "the same seed gives the same answer where the model supports it")
	private Optional<Long> seed = Optional.empty();

	@Option(names = "--effort", paramLabel = "LEVEL",
			description = "how much to think first: none, minimal, low, medium, high, xhigh, max; see modalis models --json")
	private Optional<String> effort = Optional.empty();

	@ArgGroup(exclusive = true)
	private Form form = new Form();

	/** The form of the answer; words unless said otherwise. */
	static final class Form {

		@Option(names = "--json-mode", description = "hold the answer to valid JSON")
		private boolean json;

		@Option(names = "--json-schema", paramLabel = "FILE", description = "hold the answer to the JSON schema in a file")
		private Optional<Path> schema = Optional.empty();
	}

	ChatParameters parameters() throws CommandFailedException {
		try {
			return ChatParameters.DEFAULT.withSystem(system).withTemperature(number(temperature)).withTopP(number(topP))
					.withMaxOutputTokens(maxTokens.map(OptionalInt::of).orElse(OptionalInt.empty())).withStop(stop)
					.withSeed(seed.map(OptionalLong::of).orElse(OptionalLong.empty())).withEffort(effort.map(ReasoningEffort::of))
					.withFormat(format());
		} catch (IllegalArgumentException outOfRange) {
			throw CommandFailedException.wrongUse(Words.sentence(outOfRange.getMessage()));
		}
	}

	private ResponseFormat format() throws CommandFailedException {
		if (form.schema.isPresent())
			return new ResponseFormat.Schema("answer", UserFile.text(form.schema.get(), MAX_SCHEMA_BYTES));
		return form.json ? ResponseFormat.JSON : ResponseFormat.TEXT;
	}

	private static OptionalDouble number(Optional<Double> value) {
		return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
	}
}
