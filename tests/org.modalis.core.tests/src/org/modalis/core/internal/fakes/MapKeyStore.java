package org.modalis.core.internal.fakes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;

/** Keys in memory. */
public final class MapKeyStore implements KeyStore {

	private final Map<String, Secret> keys = new ConcurrentHashMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	@Override
	public Optional<StoredKey> find(String providerId, String host) {
		return Optional.ofNullable(keys.get(providerId + " " + host)).map(key -> new StoredKey(key, "memory"));
	}

	@Override
	public void store(String providerId, String host, Secret key) {
		keys.put(providerId + " " + host, key);
		listeners.forEach(listener -> listener.accept(providerId));
	}

	@Override
	public void remove(String providerId, String host) {
		keys.remove(providerId + " " + host);
		listeners.forEach(listener -> listener.accept(providerId));
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public String protection() {
		return "none";
	}
}
