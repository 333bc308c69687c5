package org.modalis.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a model takes and does; a request never uses what is missing here.
 *
 * @param capabilities what it can
 * @param efforts the reasoning efforts that can be asked for, least first; empty when the model takes none
 * @param maxTemperature the highest temperature, where it takes one
 * @param source who says so; empty when nobody does and the vendor is left to refuse
 */
public record Abilities(Set<Capability> capabilities, List<ReasoningEffort> efforts, double maxTemperature,
		Optional<Source> source) {
	/** The highest temperature of most vendors. */
	public static final double USUAL_MAX_TEMPERATURE = 2;
	/** Of a chat model of which nothing is known: text in and out, and every usual parameter is passed on. */
	public static final Abilities UNKNOWN = new Abilities(Set.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.TEMPERATURE,
			Capability.TOP_P, Capability.STOP, Capability.SEED), List.of(), USUAL_MAX_TEMPERATURE, Optional.empty());

	public Abilities {
		Objects.requireNonNull(source);
		capabilities = Set.copyOf(capabilities);
		efforts = List.copyOf(efforts);
		if (!efforts.isEmpty() && !capabilities.contains(Capability.REASONING))
			throw new IllegalArgumentException("A model with reasoning efforts must reason");
		if (!(maxTemperature > 0))
			throw new IllegalArgumentException("The highest temperature must be positive");
	}

	public Abilities(Set<Capability> capabilities, Source source) {
		this(capabilities, List.of(), USUAL_MAX_TEMPERATURE, Optional.of(source));
	}
}
