package org.modalis.api.provider;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who a provider is and what a user can set for it. The preference page, the command line and the settings store are driven
 * by this; a provider brings no UI of its own.
 *
 * @param id stable: lower-case letters, digits and hyphens; the first part of every {@link org.modalis.api.model.ModelId}
 * @param displayName what people read, for example {@code Ollama}
 * @param description one sentence on what it is
 * @param baseUrl where the vendor's API is by default; empty when there is none (a local engine, or a URL only the user knows)
 * @param asksForBaseUrl whether the user can set another base URL
 * @param key whether it needs an API key
 * @param keyEnvironmentVariable the variable that may carry the key, for example {@code OPENAI_API_KEY}; empty without a key
 * @param local true when everything runs on this machine and nothing leaves it
 * @param settings further settings, shown in this order
 */
public record ProviderInfo(String id, String displayName, String description, Optional<URI> baseUrl, boolean asksForBaseUrl,
		KeyUse key, Optional<String> keyEnvironmentVariable, boolean local, List<ProviderSetting> settings) {

	/** Whether a provider takes an API key. */
	public enum KeyUse {
		NONE, OPTIONAL, REQUIRED
	}

	public ProviderInfo {
		Objects.requireNonNull(description);
		Objects.requireNonNull(baseUrl);
		Objects.requireNonNull(key);
		Objects.requireNonNull(keyEnvironmentVariable);
		if (!id.matches("[a-z0-9][a-z0-9-]*"))
			throw new IllegalArgumentException("Not a provider id: " + id);
		if (displayName.isBlank())
			throw new IllegalArgumentException(id + " has no display name");
		settings = List.copyOf(settings);
	}
}
