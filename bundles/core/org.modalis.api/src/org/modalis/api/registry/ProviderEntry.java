package org.modalis.api.registry;

import java.time.LocalDate;
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
 * @param models all that is known of its models, retired ones and ones that its vendor no longer lists included: at first those of
 *        its catalogue, then as last heard; kept while it is out of reach. What can be asked is {@link #callable}
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

	/**
	 * The models to offer for a choice: none unless the provider is ready, because only its own answer says that address and key
	 * are right and which models this account may use; of a ready one those that can be called on the given day. A thread that has
	 * its model already may go on asking it while the provider is out of reach.
	 */
	public List<ModelInfo> callable(LocalDate today) {
		if (state.kind() != ProviderState.Kind.READY)
			return List.of();
		return models.stream().filter(model -> model.lifecycle().callableOn(today)).toList();
	}
}
