package org.modalis.api.keys;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * API keys. A key is bound to a provider <em>and</em> a host, so a changed base URL never sends the old key to a new host. An
 * environment variable wins over a stored key and is shown as such. Keys are never in settings, history, logs or exports.
 * <p>
 * Threads: any; may block on the system's keyring, so not from the UI thread.
 */
@ProviderType
public interface KeyStore {

	/** The key to use for a provider at a host; empty when there is none. */
	Optional<StoredKey> find(String providerId, String host);

	/**
	 * Keeps a key for a provider at a host, in place of an earlier one.
	 *
	 * @throws KeyStoreException when the secure storage cannot be opened or written
	 */
	void store(String providerId, String host, Secret key) throws KeyStoreException;

	/** Forgets the stored key of a provider at a host; nothing happens when there is none. */
	void remove(String providerId, String host) throws KeyStoreException;

	/** How keys are protected on this machine, in words for the user. */
	String protection();

	/**
	 * A key and where it came from.
	 *
	 * @param source for people: {@code "secure storage"} or {@code "from OPENAI_API_KEY"}
	 */
	record StoredKey(Secret secret, String source) {
	}
}
