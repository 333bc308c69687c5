package org.modalis.provider.anthropic.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;

/**
 * What the vendor's list tells of one model.
 *
 * @param entry the model's object in the list
 * @param source the list
 */
record ListedModel(VendorObject entry, Source source) {
	/** Of a model that only the list names: what every Claude takes. */
	private static final Abilities ANY = new Abilities(EnumSet.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.STOP,
			Capability.FUNCTION_CALLING), List.of(), 1, Optional.empty());

	private static final Map<String, Capability> CAPABILITIES = Map.of("image_input", Capability.VISION, "pdf_input", Capability.PDF,
			"structured_outputs", Capability.JSON_SCHEMA, "thinking", Capability.REASONING);

	/**
	 * The model; a dated id stands for its alias too, and is priced as that.
	 *
	 * @param catalogue what is known of a model
	 */
	Stream<ModelInfo> infos(Function<ModelId, Optional<ModelInfo>> catalogue) {
		var id = new ModelId(AnthropicProvider.ID, entry.text("id"));
		var alias = new ModelId(AnthropicProvider.ID, id.name().replaceFirst("-\\d{8}$", ""));
		var name = entry.text("display_name", id.name());
		var base = catalogue.apply(id).or(() -> catalogue.apply(alias)).orElseGet(() -> ModelInfo.chat(id, name).withAbilities(ANY));
		var window = entry.count("max_input_tokens");
		var limits = new Limits(window, OptionalLong.empty(), entry.count("max_tokens"), Optional.of(source));
		var live = base.withLimits(window.isPresent() ? limits : base.limits()).withAbilities(abilities(base.abilities()));
		return base.id().equals(id) ? Stream.of(live) : Stream.of(live, live.withId(id, name + " (" + id.name() + ")"));
	}

	/** What the list says, beside what it does not speak of. */
	private Abilities abilities(Abilities known) {
		var said = entry.object("capabilities");
		if (said.json().isEmpty())
			return known;
		var can = EnumSet.copyOf(known.capabilities());
		can.removeAll(CAPABILITIES.values());
		CAPABILITIES.keySet().stream().filter(name -> isSupported(said.object(name))).map(CAPABILITIES::get).forEach(can::add);
		if (!can.contains(Capability.REASONING))
			return new Abilities(can, List.of(), known.maxTemperature(), Optional.of(source));
		var effort = said.object("effort");
		var efforts = known.efforts().isEmpty() && isSupported(effort)
				? Stream.of(ReasoningEffort.values()).filter(each -> isSupported(effort.object(each.word()))).toList() : known.efforts();
		return new Abilities(can, efforts, known.maxTemperature(), Optional.of(source));
	}

	private static boolean isSupported(VendorObject said) {
		return said.flag("supported", false);
	}
}
