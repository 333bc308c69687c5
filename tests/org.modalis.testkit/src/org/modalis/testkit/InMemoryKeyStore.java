package org.modalis.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;

/** Keys that are gone with the test, each for one host as in the real store. Threads: any. */
public final class InMemoryKeyStore implements KeyStore {

	private record Place(String provider, String host) {
	}

	private final Map<Place, Secret> keys = new ConcurrentHashMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	/** Whether no key is kept. */
	public boolean isEmpty() {
		return keys.isEmpty();
	}

	@Override
	public Optional<StoredKey> find(String providerId, String host) {
		return Optional.ofNullable(keys.get(new Place(providerId, host))).map(key -> new StoredKey(key, "secure storage"));
	}

	@Override
	public void store(String providerId, String host, Secret key) {
		keys.put(new Place(providerId, host), key);
		listeners.forEach(listener -> listener.accept(providerId));
	}

	@Override
	public void remove(String providerId, String host) {
		keys.remove(new Place(providerId, host));
		listeners.forEach(listener -> listener.accept(providerId));
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public String protection() {
		return "It lies in memory.";
	}
}
