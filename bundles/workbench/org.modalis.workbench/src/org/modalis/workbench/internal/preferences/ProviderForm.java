package org.modalis.workbench.internal.preferences;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.settings.Settings;

/** What can be set for one provider: reads, checks and writes it. A value that equals the default is not kept. Knows no widget. */
final class ProviderForm {

	private final ProviderInfo info;
	private final Settings settings;

	ProviderForm(ProviderInfo info, Settings settings) {
		this.info = info;
		this.settings = settings;
	}

	/** The base URL in use; empty when there is neither a setting nor a default. */
	String baseUrl() {
		return settings.get(name("baseUrl")).orElse(defaultBaseUrl());
	}

	String defaultBaseUrl() {
		return info.baseUrl().map(URI::toString).orElse("");
	}

	/** The value of a further setting, or its default. */
	String value(ProviderSetting setting) {
		return settings.get(name(setting.name())).orElse(setting.defaultValue());
	}

	/** What is wrong with a base URL, as a sentence; empty when it can be used or is blank. */
	static Optional<String> problemOfUrl(String text) {
		if (text.isBlank() || parse(text).isPresent())
			return Optional.empty();
		return Optional.of("A base URL begins with http:// or https:// and names a host, for example https://api.example.com/v1");
	}

	/** The URL that a key would be bound to; empty while the text is no usable URL. */
	static Optional<URI> parse(String text) {
		try {
			URI uri = new URI(text.strip());
			boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
			return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
		} catch (URISyntaxException e) {
			return Optional.empty();
		}
	}

	/** Whether its models are offered. */
	boolean enabled() {
		return !settings.get(name("enabled")).equals(Optional.of("false"));
	}

	void saveEnabled(boolean value) {
		save(name("enabled"), Boolean.toString(value), "true");
	}

	void saveBaseUrl(String text) {
		save(name("baseUrl"), text.strip().replaceAll("/+$", ""), defaultBaseUrl());
	}

	void save(ProviderSetting setting, String text) {
		save(name(setting.name()), text.strip(), setting.defaultValue());
	}

	private void save(String name, String value, String defaultValue) {
		if (value.isEmpty() || value.equals(defaultValue)) {
			if (settings.get(name).isPresent())
				settings.remove(name);
		} else if (!settings.get(name).equals(Optional.of(value))) {
			settings.set(name, value);
		}
	}

	private String name(String last) {
		return "provider." + info.id() + "." + last;
	}
}
