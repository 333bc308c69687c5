package org.modalis.core.internal.keys;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.StorageException;
import org.modalis.api.ProviderException;
import org.modalis.api.Subscription;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.keys.Secret;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.settings.Settings;
import org.modalis.core.internal.provider.BaseUrls;
import org.modalis.core.internal.provider.ProviderDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Keys in Equinox secure storage, one node per provider and host: the storage that the Secure Storage preference page shows.
 * The platform asks for its master password only in a window; on the command line a key that needs it counts as absent, and
 * {@link #protection()} says so.
 * <p>
 * An environment variable belongs to the provider's default host: whoever changes the base URL enters a key for the new host.
 * For a provider without a default the variable belongs to whatever base URL the user has set, since nothing else could be meant.
 */
@Component
public final class SecureKeyStore implements KeyStore {

	private static final String ROOT = "org.modalis/keys/";
	private static final String KEY = "key";

	private final ProviderDirectory providers;
	private final Settings settings;
	private final UnaryOperator<String> environment;
	private final Vault vault;
	private final Logger log;
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
	private volatile boolean locked;

	@Activate
	public SecureKeyStore(@Reference ProviderDirectory providers, @Reference Settings settings,
			@Reference(service = LoggerFactory.class) Logger log) {
		this(providers, settings, System::getenv, new EquinoxVault(), log);
	}

	SecureKeyStore(ProviderDirectory providers, Settings settings, UnaryOperator<String> environment, Vault vault, Logger log) {
		this.providers = providers;
		this.settings = settings;
		this.environment = environment;
		this.vault = vault;
		this.log = log;
	}

	@Override
	public Optional<StoredKey> find(String providerId, String host) {
		return fromEnvironment(providerId, host).or(() -> stored(providerId, host));
	}

	private Optional<StoredKey> fromEnvironment(String providerId, String host) {
		var info = providers.find(providerId);
		var variable = info.flatMap(ProviderInfo::keyEnvironmentVariable);
		var value = variable.map(environment).filter(text -> !text.isBlank());
		if (value.isEmpty() || !host.equals(hostOfVariable(info.get())))
			return Optional.empty();
		return Optional.of(new StoredKey(new Secret(value.get()), "from " + variable.get()));
	}

	private String hostOfVariable(ProviderInfo info) {
		try {
			Optional<URI> home = info.baseUrl().isPresent() ? info.baseUrl() : BaseUrls.of(info, settings);
			return home.map(KeyStore::hostOf).orElse("");
		} catch (ProviderException e) {
			// an address that cannot be used gets no key
			return "";
		}
	}

	private Optional<StoredKey> stored(String providerId, String host) {
		try {
			var root = vault.open();
			var path = path(providerId, host);
			if (!root.nodeExists(path))
				return Optional.empty();
			var value = Optional.ofNullable(root.node(path).get(KEY, null)).filter(text -> !text.isBlank());
			locked = false;
			return value.map(text -> new StoredKey(new Secret(text), "secure storage"));
		} catch (StorageException | IOException e) {
			if (!locked)
				log.warn("The key of {} could not be taken from the secure storage", providerId);
			locked = true;
			return Optional.empty();
		}
	}

	@Override
	public void store(String providerId, String host, Secret key) throws KeyStoreException {
		try {
			var node = vault.open().node(path(providerId, host));
			node.put(KEY, key.reveal(), true);
			node.flush();
		} catch (StorageException | IOException e) {
			throw new KeyStoreException("The key was not saved, because the secure storage could not be opened. "
					+ "Open it in a window with its master password, or set the provider's environment variable.", e);
		}
		tell(providerId);
	}

	@Override
	public void remove(String providerId, String host) throws KeyStoreException {
		try {
			var root = vault.open();
			var path = path(providerId, host);
			if (!root.nodeExists(path))
				return;
			var node = root.node(path);
			node.removeNode();
			root.flush();
		} catch (IOException e) {
			throw new KeyStoreException("The key was not removed, because the secure storage could not be written.", e);
		}
		tell(providerId);
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public String protection() {
		return vault.protection() + (locked ? " It could not be opened without asking for its password, so a stored key"
				+ " is not used now: open it in the window, or set the provider's environment variable." : "");
	}

	private void tell(String providerId) {
		for (var listener : listeners)
			try {
				listener.accept(providerId);
			} catch (RuntimeException e) {
				log.error("A listener of key changes failed", e);
			}
	}

	private static String path(String providerId, String host) {
		return ROOT + providerId + "/" + EncodingUtils.encodeSlashes(host);
	}

	/** The secure storage, opened when it is needed. */
	interface Vault {

		ISecurePreferences open() throws IOException;

		/** How it protects what is in it, for people. */
		String protection();
	}
}
