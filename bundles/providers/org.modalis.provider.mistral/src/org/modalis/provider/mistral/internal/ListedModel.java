package org.modalis.provider.mistral.internal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;
import org.modalis.api.openai.VendorObject;

/**
 * What Mistral's list tells of one model.
 *
 * @param entry the model's object in the list
 * @param today the day of the list
 */
record ListedModel(VendorObject entry, LocalDate today) {
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
		return new Abilities(can, List.of(), MAX_TEMPERATURE, source());
	}

	/** The model with its context window and the end that is announced for it. */
	ModelInfo on(ModelInfo model) {
		var limits = new Limits(entry.count("max_context_length"), OptionalLong.empty(), OptionalLong.empty(), source());
		return entry.date("deprecation").map(end -> model.withLifecycle(ending(end))).orElse(model).withLimits(limits);
	}

	private Lifecycle ending(LocalDate end) {
		var next = Optional.of(entry.text("deprecation_replacement_model")).filter(name -> !name.isBlank());
		return new Lifecycle(Stage.DEPRECATED, Optional.of(end), next.map(name -> new ModelId("mistral", name)), source());
	}

	private VendorObject capabilities() {
		return entry.object("capabilities");
	}

	private Optional<Source> source() {
		return Optional.of(new Source("Mistral, its list of models", today));
	}
}
