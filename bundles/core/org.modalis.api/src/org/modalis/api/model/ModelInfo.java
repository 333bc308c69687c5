package org.modalis.api.model;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known of one model.
 *
 * @param id provider and vendor's id
 * @param displayName what people read, for example {@code TinyLlama 1.1B Chat}
 * @param modality what it makes
 * @param contextWindow the most tokens that fit into one call, input and output together; empty where nobody says
 * @param maxOutputTokens the most tokens of one answer; empty where nobody says
 * @param capabilities what it takes and does; a request never uses what is missing here
 * @param lifecycle whether it can still be called
 * @param source where these figures come from and of when, for example {@code "ollama /api/show, 2026-11-22"}
 */
public record ModelInfo(ModelId id, String displayName, Modality modality, OptionalLong contextWindow,
		OptionalLong maxOutputTokens, Set<Capability> capabilities, Lifecycle lifecycle, String source) {

	public ModelInfo {
		Objects.requireNonNull(id);
		Objects.requireNonNull(displayName);
		Objects.requireNonNull(modality);
		Objects.requireNonNull(lifecycle);
		Objects.requireNonNull(source);
		if (displayName.isBlank())
			throw new IllegalArgumentException(id + " has no display name");
		requirePositive(contextWindow, id, "context window");
		requirePositive(maxOutputTokens, id, "maximum output");
		capabilities = Set.copyOf(capabilities);
	}

	private static void requirePositive(OptionalLong value, ModelId id, String what) {
		if (value.isPresent() && value.getAsLong() <= 0)
			throw new IllegalArgumentException(id + ": the " + what + " must be positive");
	}

	/** An active chat model that streams, of which nothing else is known. */
	public static ModelInfo chat(ModelId id, String displayName, String source) {
		return new ModelInfo(id, displayName, Modality.CHAT, OptionalLong.empty(), OptionalLong.empty(),
				Set.of(Capability.STREAMING), Lifecycle.ACTIVE, source);
	}

	/** The same model with the given context window, in tokens. */
	public ModelInfo withContextWindow(long tokens) {
		return new ModelInfo(id, displayName, modality, OptionalLong.of(tokens), maxOutputTokens, capabilities, lifecycle, source);
	}

	/** The same model with the given capabilities. */
	public ModelInfo withCapabilities(Set<Capability> all) {
		return new ModelInfo(id, displayName, modality, contextWindow, maxOutputTokens, all, lifecycle, source);
	}

	public boolean has(Capability capability) {
		return capabilities.contains(capability);
	}
}
