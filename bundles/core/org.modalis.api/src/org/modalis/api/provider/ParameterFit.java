package org.modalis.api.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;

/**
 * Parameters cut down to what a model takes, for a thread whose settings were made for another model. Immutable; nothing
 * is refused here, only left out and named.
 *
 * @param parameters what can be sent
 * @param leftOut what had to be left out, in words for people, for example {@code "a seed"}; empty when everything fits
 */
public record ParameterFit(ChatParameters parameters, List<String> leftOut) {
	public ParameterFit {
		leftOut = List.copyOf(leftOut);
	}

	/** What of the parameters a model takes. */
	public static ParameterFit of(ChatParameters wanted, ModelInfo model) {
		var out = new ArrayList<String>();
		var fit = wanted;
		if (!wanted.system().isBlank() && !model.has(Capability.SYSTEM_PROMPT)) {
			fit = fit.withSystem("");
			out.add("a system prompt");
		}
		if (wanted.temperature().isPresent() && !temperatureFits(wanted.temperature().getAsDouble(), model)) {
			fit = fit.withTemperature(OptionalDouble.empty());
			out.add(model.has(Capability.TEMPERATURE) ? "a temperature above " + model.abilities().maxTemperature() : "a temperature");
		}
		if (wanted.topP().isPresent() && !model.has(Capability.TOP_P)) {
			fit = fit.withTopP(OptionalDouble.empty());
			out.add("top-p");
		}
		if (wanted.maxOutputTokens().isPresent() && wanted.maxOutputTokens().getAsInt() > model.maxOutputTokens().orElse(Long.MAX_VALUE)) {
			fit = fit.withMaxOutputTokens(OptionalInt.empty());
			out.add("an answer longer than " + model.maxOutputTokens().getAsLong() + " tokens");
		}
		if (!wanted.stop().isEmpty() && !model.has(Capability.STOP)) {
			fit = fit.withStop(List.of());
			out.add("texts to stop at");
		}
		if (wanted.seed().isPresent() && !model.has(Capability.SEED)) {
			fit = fit.withSeed(OptionalLong.empty());
			out.add("a seed");
		}
		if (wanted.effort().isPresent() && !model.abilities().efforts().contains(wanted.effort().get())) {
			fit = fit.withEffort(Optional.empty());
			out.add("the reasoning effort " + wanted.effort().get().word());
		}
		if (!formatFits(wanted.format(), model)) {
			fit = fit.withFormat(ResponseFormat.TEXT);
			out.add(wanted.format() instanceof ResponseFormat.Json ? "JSON mode" : "a JSON schema");
		}
		return new ParameterFit(fit, out);
	}

	private static boolean temperatureFits(double value, ModelInfo model) {
		return model.has(Capability.TEMPERATURE) && value <= model.abilities().maxTemperature();
	}

	private static boolean formatFits(ResponseFormat format, ModelInfo model) {
		return switch (format) {
		case ResponseFormat.Text text -> true;
		case ResponseFormat.Json json -> model.has(Capability.JSON_MODE);
		case ResponseFormat.Schema schema -> model.has(Capability.JSON_SCHEMA);
		};
	}
}
