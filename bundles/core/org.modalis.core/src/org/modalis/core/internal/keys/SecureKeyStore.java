package org.modalis.core.internal.keys;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.StorageException;
import org.modalis.api.Subscription;
import org.modalis.api.keys.KeyEntry;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.keys.Secret;
import org.modalis.api.settings.Settings;
import org.modalis.core.internal.provider.ProviderDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Keys in Equinox secure storage, which the Secure Storage preference page shows, below environment variables. A storage that
 * cannot be opened here counts as empty, and {@link #protection()} says so. One lock orders all steps but those that may wait for a
 * person who is asked for the master password: a provider that has no key shall not wait for that.
 */
@Component
public final class SecureKeyStore implements KeyStore {

	private static final int LONGEST_LABEL = 60;
	private static final String UNREADABLE = "••••";

	private final EnvironmentKeys environment;
	private final Vault vault;
	private final Clock clock;
	private final Logger log;
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
	private final ReentrantLock order = new ReentrantLock();
	private final PasswordQueue password = new PasswordQueue();
	private volatile boolean locked;

	@Activate
	public SecureKeyStore(@Reference ProviderDirectory providers, @Reference Settings settings,
			@Reference(service = LoggerFactory.class) Logger log) {
		this(providers, settings, System::getenv, new EquinoxVault(), Clock.systemUTC(), log);
	}

	SecureKeyStore(ProviderDirectory providers, Settings settings, UnaryOperator<String> environment, Vault vault, Clock clock,
			Logger log) {
		this.environment = new EnvironmentKeys(providers, settings, environment);
		this.vault = vault;
		this.clock = clock;
		this.log = log;
	}

	@Override
	public Optional<StoredKey> find(String providerId, String host) {
		return environment.find(providerId, host).map(found -> new StoredKey(found.key(), "from " + found.variable()))
				.or(() -> stored(providerId, host));
	}

	private Optional<StoredKey> stored(String providerId, String host) {
		try {
			var key = read(providerId, host, HostKeys::active);
			locked = false;
			return key.map(secret -> new StoredKey(secret, SECURE_STORAGE));
		} catch (StorageException | IOException | LinkageError e) {
			return shut(providerId);
		}
	}

	/** Says which of the keys of a host is meant. */
	@FunctionalInterface
	private interface Choice {
		Optional<String> in(HostKeys keys) throws StorageException;
	}

	private Optional<Secret> read(String providerId, String host, Choice choice) throws StorageException, IOException {
		var place = place(providerId, host, choice);
		return place.isEmpty() ? Optional.empty() : password.ask(() -> HostKeys.reveal(place.get()));
	}

	private Optional<ISecurePreferences> place(String providerId, String host, Choice choice) throws StorageException, IOException {
		order.lock();
		try {
			var keys = new HostKeys(vault.open(), providerId, host);
			return choice.in(keys).flatMap(keys::place);
		} finally {
			order.unlock();
		}
	}

	private <T> Optional<T> shut(String providerId) {
		if (!locked)
			log.warn("The key of {} could not be taken from the secure storage", providerId);
		locked = true;
		return Optional.empty();
	}

	@Override
	public List<KeyEntry> keys(String providerId, String host) {
		var entries = new ArrayList<KeyEntry>();
		var variable = environment.find(providerId, host);
		variable.ifPresent(found -> entries.add(
				new KeyEntry(found.variable(), found.key().hint(), true, Optional.empty(), Optional.of(found.variable()))));
		entries.addAll(storedEntries(providerId, host, variable.isEmpty()));
		return entries;
	}

	private List<KeyEntry> storedEntries(String providerId, String host, boolean oneIsUsed) {
		order.lock();
		List<KeyEntry> hidden = new ArrayList<>();
		try {
			var keys = new HostKeys(vault.open(), providerId, host);
			var active = keys.active().filter(label -> oneIsUsed);
			for (var label : keys.labels())
				hidden.add(new KeyEntry(label, UNREADABLE, active.equals(Optional.of(label)), keys.stored(label), Optional.empty()));
		} catch (StorageException | IOException | LinkageError e) {
			shut(providerId);
		} finally {
			order.unlock();
		}
		return hidden.stream().map(entry -> new KeyEntry(entry.label(), hint(providerId, host, entry.label()), entry.active(),
				entry.stored(), entry.variable())).toList();
	}

	private String hint(String providerId, String host, String label) {
		try {
			return read(providerId, host, keys -> Optional.of(label)).map(Secret::hint).orElse(UNREADABLE);
		} catch (StorageException | IOException | LinkageError e) {
			shut(providerId);
			return UNREADABLE;
		}
	}

	@Override
	public void store(String providerId, String host, String label, Secret key) throws KeyStoreException {
		var name = checked(label);
		if (!vault.encrypts())
			throw new KeyStoreException("The key was not saved, because nothing here could encrypt it. " + vault.protection());
		order.lock();
		try {
			new HostKeys(vault.open(), providerId, host).put(name, key, clock.instant());
		} catch (StorageException | IOException | LinkageError e) {
			throw new KeyStoreException("The key was not saved, because the secure storage could not be opened. "
					+ "Open it in a window with its master password, or set the provider's environment variable.", e);
		} finally {
			order.unlock();
		}
		tell(providerId);
	}

	private static String checked(String label) throws KeyStoreException {
		var name = label.strip();
		if (name.isEmpty() || name.length() > LONGEST_LABEL || name.chars().anyMatch(Character::isISOControl))
			throw new KeyStoreException("A label is one line of at most " + LONGEST_LABEL + " characters. Nothing was changed.");
		return name;
	}

	@Override
	public void activate(String providerId, String host, String label) throws KeyStoreException {
		change(providerId, host, keys -> {
			if (!keys.labels().contains(label))
				throw none(providerId, host, label);
			keys.activate(label);
			return true;
		});
	}

	@Override
	public void remove(String providerId, String host, String label) throws KeyStoreException {
		change(providerId, host, keys -> {
			boolean there = keys.labels().contains(label);
			if (there)
				keys.remove(label);
			return there;
		});
	}

	@Override
	public void remove(String providerId, String host) throws KeyStoreException {
		change(providerId, host, keys -> {
			var labels = keys.labels();
			for (var label : labels)
				keys.remove(label);
			return !labels.isEmpty();
		});
	}

	/** A step that changes what is stored and says whether anything changed. */
	@FunctionalInterface
	private interface Change {
		boolean in(HostKeys keys) throws StorageException, IOException, KeyStoreException;
	}

	private void change(String providerId, String host, Change change) throws KeyStoreException {
		boolean changed;
		order.lock();
		try {
			changed = change.in(new HostKeys(vault.open(), providerId, host));
		} catch (StorageException | IOException | LinkageError e) {
			throw new KeyStoreException("Nothing was changed for good, because the secure storage could not be written.", e);
		} finally {
			order.unlock();
		}
		if (changed)
			tell(providerId);
	}

	@Override
	public List<String> otherHosts(String providerId, String host) {
		order.lock();
		try {
			return HostKeys.hosts(vault.open(), providerId).stream().filter(other -> !other.equals(host)).toList();
		} catch (IOException | LinkageError e) {
			return List.of();
		} finally {
			order.unlock();
		}
	}

	@Override
	public void copy(String providerId, String fromHost, String label, String toHost) throws KeyStoreException {
		store(providerId, toHost, label, take(providerId, fromHost, label));
	}

	private Secret take(String providerId, String host, String label) throws KeyStoreException {
		try {
			return read(providerId, host, keys -> Optional.of(label)).orElseThrow(() -> none(providerId, host, label));
		} catch (StorageException | IOException | LinkageError e) {
			throw new KeyStoreException("The key was not copied, because the secure storage could not be opened. " + protection(), e);
		}
	}

	private static KeyStoreException none(String providerId, String host, String label) {
		return new KeyStoreException("There is no key with the label " + label + " for " + providerId + " at " + host + ".");
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public String protection() {
		return vault.protection() + (locked ? " A stored key could not be read without asking for its password, so it is not used"
				+ " now: open it in the window, or set the provider's environment variable." : "");
	}

	private void tell(String providerId) {
		for (var listener : listeners)
			try {
				listener.accept(providerId);
			} catch (RuntimeException e) {
				log.error("A listener of key changes failed", e);
			}
	}
}
