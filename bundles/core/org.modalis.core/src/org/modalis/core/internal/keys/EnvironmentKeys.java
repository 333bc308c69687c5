package org.modalis.core.internal.keys;

import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.modalis.api.ProviderException;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.settings.Settings;
import org.modalis.core.internal.provider.BaseUrls;
import org.modalis.core.internal.provider.ProviderDirectory;

/**
 * Keys from environment variables. A variable belongs to the provider's default host: whoever changes the base URL enters a key for
 * the new host. For a provider without a default it belongs to whatever base URL the user has set, since nothing else could be meant.
 */
final class EnvironmentKeys {

	/** A key and the variable that holds it. */
	record Found(String variable, Secret key) {
	}

	private final ProviderDirectory providers;
	private final Settings settings;
	private final UnaryOperator<String> environment;

	EnvironmentKeys(ProviderDirectory providers, Settings settings, UnaryOperator<String> environment) {
		this.providers = providers;
		this.settings = settings;
		this.environment = environment;
	}

	Optional<Found> find(String providerId, String host) {
		var info = providers.find(providerId);
		var variable = info.flatMap(ProviderInfo::keyEnvironmentVariable);
		var value = variable.map(environment).filter(text -> !text.isBlank());
		if (value.isEmpty() || !host.equals(hostOf(info.get())))
			return Optional.empty();
		return Optional.of(new Found(variable.get(), new Secret(value.get())));
	}

	private String hostOf(ProviderInfo info) {
		try {
			Optional<URI> home = info.baseUrl().isPresent() ? info.baseUrl() : BaseUrls.of(info, settings);
			return home.map(KeyStore::hostOf).orElse("");
		} catch (ProviderException e) {
			// an address that cannot be used gets no key
			return "";
		}
	}
}
