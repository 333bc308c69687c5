package org.modalis.api.provider;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who a provider is and what a user can set for it. The preference page, the command line and the settings store are driven
 * by this; a provider brings no UI of its own. Begin with {@link #of} and add what holds. Immutable, so for any thread; an id or a
 * name that cannot be is an {@link IllegalArgumentException}, which a test meets before a user does.
 *
 * @param id stable: lower-case letters, digits and hyphens; the first part of every {@link org.modalis.api.model.ModelId}
 * @param displayName what people read, for example {@code Ollama}
 * @param description one sentence on what it is
 * @param baseUrl where the vendor's API is by default; empty when there is none (a local engine, or a URL only the user knows)
 * @param asksForBaseUrl whether the user can set another base URL
 * @param key whether it needs an API key
 * @param keyEnvironmentVariable the variable that may carry the key, for example {@code OPENAI_API_KEY}; empty without a key
 * @param keyPage the vendor's page on which a user gets a key
 * @param local true when everything runs on this machine and nothing leaves it
 * @param limits how much it may be asked unless the user sets something else
 * @param settings further settings, shown in this order
 */
public record ProviderInfo(String id, String displayName, String description, Optional<URI> baseUrl, boolean asksForBaseUrl,
		KeyUse key, Optional<String> keyEnvironmentVariable, Optional<URI> keyPage, boolean local, RateLimits limits,
		List<ProviderSetting> settings) {

	/** Whether a provider takes an API key. */
	public enum KeyUse {
		NONE, OPTIONAL, REQUIRED
	}

	public ProviderInfo {
		Objects.requireNonNull(description);
		Objects.requireNonNull(baseUrl);
		Objects.requireNonNull(key);
		Objects.requireNonNull(keyEnvironmentVariable);
		Objects.requireNonNull(keyPage);
		Objects.requireNonNull(limits);
		if (!id.matches("[a-z0-9][a-z0-9-]*"))
			throw new IllegalArgumentException("Not a provider id: " + id);
		if (displayName.isBlank())
			throw new IllegalArgumentException(id + " has no display name");
		settings = List.copyOf(settings);
	}

	/** A provider without address, key or settings. */
	public static ProviderInfo of(String id, String displayName, String description) {
		return new ProviderInfo(id, displayName, description, Optional.empty(), false, KeyUse.NONE, Optional.empty(),
				Optional.empty(), false, RateLimits.NONE, List.of());
	}

	/** Its API is at this address, unless the user sets another. */
	public ProviderInfo at(String defaultBaseUrl) {
		return new ProviderInfo(id, displayName, description, Optional.of(URI.create(defaultBaseUrl)), true, key,
				keyEnvironmentVariable, keyPage, local, limits, settings);
	}

	/** Only the user knows where its API is. */
	public ProviderInfo atUsersAddress() {
		return new ProviderInfo(id, displayName, description, Optional.empty(), true, key, keyEnvironmentVariable, keyPage, local,
				limits, settings);
	}

	/** It takes a key, which may also come from an environment variable. */
	public ProviderInfo withKey(KeyUse use, String environmentVariable) {
		return new ProviderInfo(id, displayName, description, baseUrl, asksForBaseUrl, use, Optional.of(environmentVariable),
				keyPage, local, limits, settings);
	}

	/** Its users get their key on this page. */
	public ProviderInfo withKeyPage(String address) {
		return new ProviderInfo(id, displayName, description, baseUrl, asksForBaseUrl, key, keyEnvironmentVariable,
				Optional.of(URI.create(address)), local, limits, settings);
	}

	public ProviderInfo withLimits(RateLimits other) {
		return new ProviderInfo(id, displayName, description, baseUrl, asksForBaseUrl, key, keyEnvironmentVariable, keyPage, local,
				other, settings);
	}

	public ProviderInfo withSettings(ProviderSetting... all) {
		return new ProviderInfo(id, displayName, description, baseUrl, asksForBaseUrl, key, keyEnvironmentVariable, keyPage, local,
				limits, List.of(all));
	}

	/** Everything runs on this machine and nothing leaves it. */
	public ProviderInfo onThisMachine() {
		return new ProviderInfo(id, displayName, description, baseUrl, asksForBaseUrl, key, keyEnvironmentVariable, keyPage, true,
				limits, settings);
	}

	/** The same provider under another id and name, for another server of its kind. */
	public ProviderInfo renamed(String otherId, String otherName) {
		return new ProviderInfo(otherId, otherName, description, baseUrl, asksForBaseUrl, key, keyEnvironmentVariable, keyPage,
				local, limits, settings);
	}
}
