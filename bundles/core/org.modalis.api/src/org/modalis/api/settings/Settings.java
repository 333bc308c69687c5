package org.modalis.api.settings;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Settings by name, for example {@code provider.ollama.baseUrl} or {@code chat.model}. Values are text. Secrets are never
 * settings: see {@link org.modalis.api.keys.KeyStore}. Threads: any; a change is on disk when {@link #set} returns.
 */
@ProviderType
public interface Settings {

	/** The value the user set; empty when the default holds. */
	Optional<String> get(String name);

	/** Sets a value and tells the listeners. */
	void set(String name, String value);

	/** Back to the default. */
	void remove(String name);

	/** All values that are set, sorted by name. */
	Map<String, String> all();

	/**
	 * Calls the listener with the name of each setting that changes, from the thread that changed it, until the handle is
	 * closed.
	 */
	Subscription onChange(Consumer<String> listener);
}
