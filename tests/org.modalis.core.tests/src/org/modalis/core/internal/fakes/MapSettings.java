package org.modalis.core.internal.fakes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.settings.Settings;

/** Settings in memory. */
public final class MapSettings implements Settings {

	private final Map<String, String> values = new ConcurrentSkipListMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	@Override
	public Optional<String> get(String name) {
		return Optional.ofNullable(values.get(name));
	}

	@Override
	public void set(String name, String value) {
		values.put(name, value);
		listeners.forEach(listener -> listener.accept(name));
	}

	@Override
	public void remove(String name) {
		values.remove(name);
		listeners.forEach(listener -> listener.accept(name));
	}

	@Override
	public Map<String, String> all() {
		return new TreeMap<>(values);
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}
}
