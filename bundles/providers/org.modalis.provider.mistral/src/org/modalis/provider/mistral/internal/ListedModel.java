package org.modalis.provider.mistral.internal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;

/**
 * What Mistral's list tells of one model.
 *
 * @param entry the model's object in the list
 * @param source the list
 */
record ListedModel(VendorObject entry, Source source) {
	private static final double MAX_TEMPERATURE = 1.5;

	/** Whether it answers in words: the list also has models that embed, judge or read pages. */
	boolean chats() {
		return capabilities().flag("completion_chat", true);
	}

	/** What a model can that no catalogue knows. */
	Abilities abilities() {
		var can = EnumSet.copyOf(Abilities.UNKNOWN.capabilities());
		if (capabilities().flag("function_calling", false))
			can.add(Capability.FUNCTION_CALLING);
		if (capabilities().flag("vision", false))
			can.add(Capability.VISION);
		return new Abilities(can, List.of(), MAX_TEMPERATURE, Optional.of(source));
	}

	/** The model with its context window and the end that is announced for it. */
	ModelInfo on(ModelInfo model) {
		var limits = new Limits(entry.count("max_context_length"), OptionalLong.empty(), OptionalLong.empty(), Optional.of(source));
		return entry.date("deprecation").map(end -> model.withLifecycle(ending(end))).orElse(model).withLimits(limits);
	}

	private Lifecycle ending(LocalDate end) {
		var next = Optional.of(entry.text("deprecation_replacement_model")).filter(name -> !name.isBlank());
		return Lifecycle.endingOn(end, next.map(name -> new ModelId("mistral", name)), source);
	}

	private VendorObject capabilities() {
		return entry.object("capabilities");
	}
}
