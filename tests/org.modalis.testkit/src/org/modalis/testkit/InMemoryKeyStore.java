package org.modalis.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.keys.KeyEntry;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.keys.Secret;

/** Keys that are gone with the test, each for one host as in the real store. Threads: any. */
public final class InMemoryKeyStore implements KeyStore {

	private record Place(String provider, String host) implements Comparable<Place> {
		@Override
		public int compareTo(Place other) {
			return toString().compareTo(other.toString());
		}
	}

	private final Map<Place, TreeMap<String, Secret>> keys = new TreeMap<>();
	private final Map<Place, String> active = new TreeMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	/** Whether no key is kept. */
	public synchronized boolean isEmpty() {
		return keys.isEmpty();
	}

	@Override
	public synchronized Optional<StoredKey> find(String providerId, String host) {
		var place = new Place(providerId, host);
		return Optional.ofNullable(keys.get(place)).map(all -> new StoredKey(all.get(chosen(place)), SECURE_STORAGE));
	}

	@Override
	public synchronized List<KeyEntry> keys(String providerId, String host) {
		var place = new Place(providerId, host);
		return keys.getOrDefault(place, new TreeMap<>()).entrySet().stream().map(each -> new KeyEntry(each.getKey(),
				each.getValue().hint(), each.getKey().equals(chosen(place)), Optional.of(Instant.EPOCH), Optional.empty())).toList();
	}

	private String chosen(Place place) {
		var all = keys.get(place);
		var label = active.getOrDefault(place, DEFAULT_LABEL);
		return all.containsKey(label) ? label : all.containsKey(DEFAULT_LABEL) ? DEFAULT_LABEL : all.firstKey();
	}

	@Override
	public void store(String providerId, String host, String label, Secret key) {
		synchronized (this) {
			keys.computeIfAbsent(new Place(providerId, host), place -> new TreeMap<>()).put(label, key);
			active.put(new Place(providerId, host), label);
		}
		tell(providerId);
	}

	@Override
	public void store(String providerId, String host, Secret key) {
		store(providerId, host, DEFAULT_LABEL, key);
	}

	@Override
	public void activate(String providerId, String host, String label) throws KeyStoreException {
		synchronized (this) {
			get(providerId, host, label);
			active.put(new Place(providerId, host), label);
		}
		tell(providerId);
	}

	@Override
	public void remove(String providerId, String host, String label) {
		synchronized (this) {
			var all = keys.get(new Place(providerId, host));
			if (all != null && all.remove(label) != null && all.isEmpty())
				keys.remove(new Place(providerId, host));
		}
		tell(providerId);
	}

	@Override
	public void remove(String providerId, String host) {
		synchronized (this) {
			keys.remove(new Place(providerId, host));
		}
		tell(providerId);
	}

	@Override
	public synchronized List<String> otherHosts(String providerId, String host) {
		return keys.keySet().stream().filter(place -> place.provider().equals(providerId)).map(Place::host)
				.filter(other -> !other.equals(host)).toList();
	}

	@Override
	public void copy(String providerId, String fromHost, String label, String toHost) throws KeyStoreException {
		store(providerId, toHost, label, get(providerId, fromHost, label));
	}

	private synchronized Secret get(String providerId, String host, String label) throws KeyStoreException {
		var key = keys.getOrDefault(new Place(providerId, host), new TreeMap<>()).get(label);
		if (key == null)
			throw new KeyStoreException("There is no key with the label " + label + " for " + providerId + " at " + host + ".");
		return key;
	}

	private void tell(String providerId) {
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
