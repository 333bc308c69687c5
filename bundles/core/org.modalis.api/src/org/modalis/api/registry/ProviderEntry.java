package org.modalis.api.registry;

import java.util.List;
import java.util.Objects;

import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;

/**
 * One provider in a snapshot.
 *
 * @param provider the service itself
 * @param info the provider's description
 * @param state whether it can be used
 * @param models its models: at first those of its catalogue, then as last heard; kept while it is out of reach
 * @param origin the bundle it came in
 */
public record ProviderEntry(ModelProvider provider, ProviderInfo info, ProviderState state, List<ModelInfo> models,
		ProviderOrigin origin) {

	public ProviderEntry {
		Objects.requireNonNull(provider);
		Objects.requireNonNull(info);
		Objects.requireNonNull(state);
		Objects.requireNonNull(origin);
		models = List.copyOf(models);
	}
}
