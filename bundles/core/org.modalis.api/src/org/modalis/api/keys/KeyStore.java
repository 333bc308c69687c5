package org.modalis.api.keys;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * API keys. A key is bound to a provider <em>and</em> a host, so a changed base URL never sends the old key to a new host; it goes
 * there only when the user said so, through {@link #copy}. There may be several keys for one host, each with a label; one of them
 * is active. An environment variable wins over stored keys and is shown as such. Keys are never in settings, history, logs or
 * exports. Hosts are written as {@link #hostOf} does.
 * <p>
 * Threads: any; may block on the system's keyring or on a person who is asked for a password, so not from the UI thread.
 */
@ProviderType
public interface KeyStore {
	/** The label of a key that was given none. */
	String DEFAULT_LABEL = "default";
	/** How {@link StoredKey#source} names the platform's storage. */
	String SECURE_STORAGE = "secure storage";

	/** The key to use for a provider at a host: from the environment, else the active one; empty when there is none. */
	Optional<StoredKey> find(String providerId, String host);

	/** All keys of a provider at a host, the one from the environment first, then by label. */
	List<KeyEntry> keys(String providerId, String host);

	/**
	 * Keeps a key and makes it the active one. One with the same label is replaced, others stay.
	 *
	 * @throws KeyStoreException when the label cannot be used, or the secure storage cannot be opened or would not encrypt; nothing
	 *         was kept then
	 */
	void store(String providerId, String host, String label, Secret key) throws KeyStoreException;

	/** Keeps a key under {@link #DEFAULT_LABEL}. */
	default void store(String providerId, String host, Secret key) throws KeyStoreException {
		store(providerId, host, DEFAULT_LABEL, key);
	}

	/**
	 * Makes a stored key the one that is used.
	 *
	 * @throws KeyStoreException when there is none with this label, or the storage cannot be written
	 */
	void activate(String providerId, String host, String label) throws KeyStoreException;

	/**
	 * Forgets one stored key; nothing happens when there is none. When it was the active one, the first that is left is active:
	 * {@link #DEFAULT_LABEL}, else by label.
	 */
	void remove(String providerId, String host, String label) throws KeyStoreException;

	/** Forgets every stored key of a provider at a host; nothing happens when there is none. */
	void remove(String providerId, String host) throws KeyStoreException;

	/**
	 * The hosts besides this one for which there is a stored key of the provider, sorted: what to ask about when a base URL has
	 * changed and the new host has no key ("You have a key for api.openai.com. Use it for the new host too?").
	 */
	List<String> otherHosts(String providerId, String host);

	/**
	 * Keeps a stored key of one host for another too, under the same label and as the active one. Call it only after the user
	 * agreed: from then on the key goes to the new host.
	 *
	 * @throws KeyStoreException when there is no such key, or the storage cannot be opened
	 */
	void copy(String providerId, String fromHost, String label, String toHost) throws KeyStoreException;

	/**
	 * Calls the listener with a provider's id when a key of it was stored, activated or removed, from the thread that did so,
	 * until the handle is closed.
	 */
	Subscription onChange(Consumer<String> listener);

	/** What protects stored keys in this process, not what could: one or more sentences for the user. */
	String protection();

	/**
	 * What a key is bound to at a base URL: the host alone where https and its usual port are used ({@code api.openai.com}),
	 * otherwise scheme and port too ({@code http://localhost:8080}), because that is another server or an unprotected line.
	 */
	static String hostOf(URI baseUrl) {
		var scheme = String.valueOf(baseUrl.getScheme()).toLowerCase(Locale.ROOT);
		var host = String.valueOf(baseUrl.getHost()).toLowerCase(Locale.ROOT);
		int port = baseUrl.getPort();
		boolean usualPort = port == -1 || scheme.equals("https") && port == 443 || scheme.equals("http") && port == 80;
		var server = usualPort ? host : host + ":" + port;
		return scheme.equals("https") ? server : scheme + "://" + server;
	}

	/**
	 * A key and where it came from.
	 *
	 * @param source for people: {@link #SECURE_STORAGE} or {@code "from OPENAI_API_KEY"}
	 */
	record StoredKey(Secret secret, String source) {
	}
}
