package org.modalis.api.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known of one model.
 *
 * @param id provider and vendor's id
 * @param displayName what people read, for example {@code TinyLlama 1.1B Chat}
 * @param modality what it makes
 * @param limits how much fits into one call
 * @param pricing what it costs; empty where nobody says
 * @param abilities what it takes and does; a request never uses what is missing there
 * @param lifecycle whether it can still be called
 */
public record ModelInfo(ModelId id, String displayName, Modality modality, Limits limits, Optional<Pricing> pricing,
		Abilities abilities, Lifecycle lifecycle) {

	public ModelInfo {
		Objects.requireNonNull(id);
		Objects.requireNonNull(modality);
		Objects.requireNonNull(limits);
		Objects.requireNonNull(pricing);
		Objects.requireNonNull(abilities);
		Objects.requireNonNull(lifecycle);
		if (displayName.isBlank())
			throw new IllegalArgumentException(id + " has no display name");
	}

	/** An active chat model of which nothing else is known. */
	public static ModelInfo chat(ModelId id, String displayName) {
		return new ModelInfo(id, displayName, Modality.CHAT, Limits.UNKNOWN, Optional.empty(), Abilities.UNKNOWN, Lifecycle.ACTIVE);
	}

	/** The same under another id and name, for example an alias or the version of a certain day. */
	public ModelInfo withId(ModelId other, String otherName) {
		return new ModelInfo(other, otherName, modality, limits, pricing, abilities, lifecycle);
	}

	public ModelInfo withLimits(Limits other) {
		return new ModelInfo(id, displayName, modality, other, pricing, abilities, lifecycle);
	}

	public ModelInfo withPricing(Pricing other) {
		return new ModelInfo(id, displayName, modality, limits, Optional.of(other), abilities, lifecycle);
	}

	public ModelInfo withAbilities(Abilities other) {
		return new ModelInfo(id, displayName, modality, limits, pricing, other, lifecycle);
	}

	public ModelInfo withLifecycle(Lifecycle other) {
		return new ModelInfo(id, displayName, modality, limits, pricing, abilities, other);
	}

	public boolean has(Capability capability) {
		return abilities.capabilities().contains(capability);
	}

	/** What it can, without the details of {@link #abilities}. */
	public Set<Capability> capabilities() {
		return abilities.capabilities();
	}

	/** The most tokens that fit into one call, input and output together; empty where nobody says. */
	public OptionalLong contextWindow() {
		return limits.contextWindow();
	}

	/** The most tokens of one answer; empty where nobody says. */
	public OptionalLong maxOutputTokens() {
		return limits.maxOutputTokens();
	}
}
