package org.modalis.provider.openrouter.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Limits;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;
import org.modalis.api.openai.VendorObject;

/**
 * What OpenRouter's list tells of one model, which is nearly everything.
 *
 * @param entry the model's object in the list
 * @param today the day of the list
 */
record ListedModel(VendorObject entry, LocalDate today) {
	private static final Map<String, Capability> PARAMETERS = Map.of("tools", Capability.FUNCTION_CALLING, "response_format",
			Capability.JSON_MODE, "structured_outputs", Capability.JSON_SCHEMA, "reasoning", Capability.REASONING, "temperature",
			Capability.TEMPERATURE, "top_p", Capability.TOP_P, "stop", Capability.STOP, "seed", Capability.SEED);
	private static final Map<String, Capability> INPUTS = Map.of("image", Capability.VISION, "audio", Capability.AUDIO, "file",
			Capability.PDF);
	private static final Map<String, Meter> PRICES = Map.of("prompt", Meter.INPUT_TOKENS, "completion", Meter.OUTPUT_TOKENS,
			"input_cache_read", Meter.CACHED_INPUT_TOKENS, "input_cache_write", Meter.CACHE_WRITE_TOKENS);
	private static final int MILLION_DIGITS = 6;
	private static final long MILLION = 1_000_000;

	/** Whether it answers in words, and at once: a model of the batch tier does not. */
	boolean chats() {
		var makes = entry.object("architecture").texts("output_modalities");
		return (makes.isEmpty() || makes.contains("text")) && !entry.text("id").endsWith(":batch");
	}

	/** The model with all that the list says of it. */
	ModelInfo on(ModelInfo model) {
		var source = new Source("OpenRouter, its list of models", today);
		var name = entry.text("name").isBlank() ? model.displayName() : entry.text("name");
		var limits = new Limits(entry.count("context_length"), OptionalLong.empty(),
				entry.object("top_provider").count("max_completion_tokens"), Optional.of(source));
		var abilities = entry.texts("supported_parameters").isEmpty() ? model.abilities() : abilities(source);
		return new ModelInfo(model.id(), name, model.modality(), limits, pricing(source).or(model::pricing), abilities,
				lifecycle(source));
	}

	/** A router that does not know yet which model it will take writes -1. */
	private Optional<Pricing> pricing(Source source) {
		var prices = new ArrayList<Price>();
		PRICES.forEach((name, meter) -> entry.object("pricing").amount(name).filter(amount -> amount.signum() >= 0)
				.ifPresent(amount -> prices.add(new Price(meter, amount.movePointRight(MILLION_DIGITS), MILLION, 0))));
		entry.object("pricing").amount("request").filter(amount -> amount.signum() > 0)
				.ifPresent(amount -> prices.add(new Price(Meter.REQUESTS, amount, 1, 0)));
		return prices.isEmpty() ? Optional.empty() : Optional.of(new Pricing(Currency.getInstance("USD"), prices, source));
	}

	private Abilities abilities(Source source) {
		var can = EnumSet.of(Capability.STREAMING, Capability.SYSTEM_PROMPT);
		var parameters = entry.texts("supported_parameters");
		var inputs = entry.object("architecture").texts("input_modalities");
		parameters.stream().filter(PARAMETERS::containsKey).map(PARAMETERS::get).forEach(can::add);
		inputs.stream().filter(INPUTS::containsKey).map(INPUTS::get).forEach(can::add);
		if (can.contains(Capability.JSON_SCHEMA))
			can.add(Capability.JSON_MODE);
		return new Abilities(can, can.contains(Capability.REASONING) ? efforts() : List.of(), Abilities.USUAL_MAX_TEMPERATURE,
				Optional.of(source));
	}

	/** A model that thinks and names no efforts takes all that OpenRouter knows. */
	private List<ReasoningEffort> efforts() {
		var reasoning = entry.object("reasoning");
		var named = reasoning.texts("supported_efforts");
		return Arrays.stream(ReasoningEffort.values())
				.filter(each -> named.isEmpty() ? each != ReasoningEffort.MAX : named.contains(each.word()))
				.filter(each -> each != ReasoningEffort.NONE || !reasoning.flag("mandatory", false)).toList();
	}

	private Lifecycle lifecycle(Source source) {
		return entry.date("expiration_date")
				.map(end -> new Lifecycle(Stage.DEPRECATED, Optional.of(end), Optional.empty(), Optional.of(source)))
				.orElse(Lifecycle.ACTIVE);
	}
}
