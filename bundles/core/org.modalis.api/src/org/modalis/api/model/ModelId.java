package org.modalis.api.model;

import java.util.Objects;

/**
 * Names a model: the provider's id and the model's own id at that provider, written {@code provider/name}. The name may hold
 * further slashes and colons ({@code openrouter/meta-llama/llama-3.3-70b}, {@code ollama/llama3.2:1b}); the provider's id may
 * not.
 *
 * @param provider the provider's id: lower-case letters, digits and hyphens
 * @param name the model's id as the vendor spells it and as it is sent in a request
 */
public record ModelId(String provider, String name) implements Comparable<ModelId> {

	public ModelId {
		Objects.requireNonNull(provider);
		Objects.requireNonNull(name);
		if (!provider.matches("[a-z0-9][a-z0-9-]*"))
			throw new IllegalArgumentException("Not a provider id: " + provider);
		if (name.isBlank())
			throw new IllegalArgumentException("A model id needs a name after " + provider + "/");
	}

	/**
	 * Reads {@code provider/name}; the first slash divides.
	 *
	 * @throws IllegalArgumentException when the text has another form, with a sentence for the user
	 */
	public static ModelId parse(String text) {
		int slash = text.indexOf('/');
		if (slash <= 0 || slash == text.length() - 1)
			throw new IllegalArgumentException("A model is written provider/name, for example ollama/llama3.2; got: " + text);
		return new ModelId(text.substring(0, slash), text.substring(slash + 1));
	}

	@Override
	public int compareTo(ModelId other) {
		int byProvider = provider.compareTo(other.provider);
		return byProvider != 0 ? byProvider : name.compareTo(other.name);
	}

	@Override
	public String toString() {
		return provider + "/" + name;
	}
}
