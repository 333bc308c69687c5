package org.modalis.api.keys;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One of the keys of a provider at a host, as a list shows it: never the key itself.
 *
 * @param label what the user calls it; the name of the variable for one from the environment
 * @param hint enough to tell it from others, see {@link Secret#hint}; dots alone while the storage cannot be opened
 * @param active whether this is the key that is used
 * @param stored when it was stored; empty for one from the environment or from before keys had labels
 * @param variable the environment variable it comes from, which wins over every stored key; empty for a stored one
 */
public record KeyEntry(String label, String hint, boolean active, Optional<Instant> stored, Optional<String> variable) {

	public KeyEntry {
		Objects.requireNonNull(label);
		Objects.requireNonNull(hint);
		Objects.requireNonNull(stored);
		Objects.requireNonNull(variable);
	}

	/** Where it is kept, for people: {@code "secure storage"} or {@code "from OPENAI_API_KEY"}. */
	public String source() {
		return variable.map(name -> "from " + name).orElse(KeyStore.SECURE_STORAGE);
	}
}
