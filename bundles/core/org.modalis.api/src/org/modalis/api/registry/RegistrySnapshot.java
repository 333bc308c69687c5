package org.modalis.api.registry;

import java.util.List;
import java.util.Optional;

import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;

/**
 * The providers at one moment, sorted: local ones first, then by display name.
 *
 * @param providers every provider whose bundle is active, whatever its state
 */
public record RegistrySnapshot(List<ProviderEntry> providers) {

	public RegistrySnapshot {
		providers = List.copyOf(providers);
	}

	/** The provider with an id, when its bundle is active. */
	public Optional<ProviderEntry> provider(String id) {
		return providers.stream().filter(entry -> entry.info().id().equals(id)).findFirst();
	}

	/** What is known of a model that a present provider offers or once offered. */
	public Optional<ModelInfo> model(ModelId id) {
		return provider(id.provider()).flatMap(
				entry -> entry.models().stream().filter(model -> model.id().equals(id)).findFirst());
	}

	/** Every model of every provider, in the order of {@link #providers}. */
	public List<ModelInfo> models() {
		return providers.stream().flatMap(entry -> entry.models().stream()).toList();
	}
}
