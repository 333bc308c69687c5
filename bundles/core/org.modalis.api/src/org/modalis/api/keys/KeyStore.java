package org.modalis.api.keys;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * API keys. A key is bound to a provider <em>and</em> a host, so a changed base URL never sends the old key to a new host. An
 * environment variable wins over a stored key and is shown as such. Keys are never in settings, history, logs or exports. Hosts
 * are written as {@link #hostOf} does.
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

	/**
	 * Calls the listener with a provider's id when a key of it was stored or removed, from the thread that did so, until the
	 * handle is closed.
	 */
	Subscription onChange(Consumer<String> listener);

	/** How keys are protected on this machine, in words for the user. */
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
	 * @param source for people: {@code "secure storage"} or {@code "from OPENAI_API_KEY"}
	 */
	record StoredKey(Secret secret, String source) {
	}
}
