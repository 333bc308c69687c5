package org.modalis.studio.chat.internal.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.settings.Settings;

/** Settings in memory. */
public final class MapSettings implements Settings {

	private final Map<String, String> values = new ConcurrentSkipListMap<>();

	@Override
	public Optional<String> get(String name) {
		return Optional.ofNullable(values.get(name));
	}

	@Override
	public void set(String name, String value) {
		values.put(name, value);
	}

	@Override
	public void remove(String name) {
		values.remove(name);
	}

	@Override
	public Map<String, String> all() {
		return Map.copyOf(values);
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		return () -> {
		};
	}
}
