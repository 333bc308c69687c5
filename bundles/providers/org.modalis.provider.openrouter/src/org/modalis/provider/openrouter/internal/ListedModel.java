package org.modalis.provider.openrouter.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Limits;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;

/**
 * What OpenRouter's list tells of one model, which is nearly everything.
 *
 * @param entry the model's object in the list
 * @param source the list
 */
record ListedModel(VendorObject entry, Source source) {
	private static final Map<String, Capability> PARAMETERS = Map.of("tools", Capability.FUNCTION_CALLING, "response_format",
			Capability.JSON_MODE, "structured_outputs", Capability.JSON_SCHEMA, "reasoning", Capability.REASONING, "temperature",
			Capability.TEMPERATURE, "top_p", Capability.TOP_P, "stop", Capability.STOP, "seed", Capability.SEED);
	private static final Map<String, Capability> INPUTS = Map.of("image", Capability.VISION, "audio", Capability.AUDIO, "file",
			Capability.PDF);
	private static final Map<String, Meter> PRICES = Map.of("prompt", Meter.INPUT_TOKENS, "completion", Meter.OUTPUT_TOKENS,
			"input_cache_read", Meter.CACHED_INPUT_TOKENS, "input_cache_write", Meter.CACHE_WRITE_TOKENS);

	/** Whether it answers in words, and at once: a model of the batch tier does not. */
	boolean chats() {
		var makes = entry.object("architecture").texts("output_modalities");
		return (makes.isEmpty() || makes.contains("text")) && !entry.text("id").endsWith(":batch");
	}

	/** The model with all that the list says of it. */
	ModelInfo on(ModelInfo model) {
		var limits = new Limits(entry.count("context_length"), OptionalLong.empty(),
				entry.object("top_provider").count("max_completion_tokens"), Optional.of(source));
		var abilities = entry.texts("supported_parameters").isEmpty() ? model.abilities() : abilities();
		var end = entry.date("expiration_date").map(day -> Lifecycle.endingOn(day, Optional.empty(), source));
		return new ModelInfo(model.id(), entry.text("name", model.displayName()), model.modality(), limits, pricing().or(model::pricing),
				abilities, end.orElse(Lifecycle.ACTIVE));
	}

	/** A router that does not know yet which model it will take writes -1. */
	private Optional<Pricing> pricing() {
		var prices = new ArrayList<Price>();
		PRICES.forEach((name, meter) -> entry.object("pricing").amount(name).filter(amount -> amount.signum() >= 0)
				.ifPresent(amount -> prices.add(Price.ofOne(meter, amount))));
		entry.object("pricing").amount("request").filter(amount -> amount.signum() > 0)
				.ifPresent(amount -> prices.add(Price.ofOne(Meter.REQUESTS, amount)));
		return prices.isEmpty() ? Optional.empty() : Optional.of(new Pricing(Currency.getInstance("USD"), prices, source));
	}

	private Abilities abilities() {
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
}
