package org.modalis.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.settings.Settings;

/** Settings that are gone with the test. Threads: any. */
public final class InMemorySettings implements Settings {

	private final Map<String, String> values = new ConcurrentSkipListMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
	private final AtomicInteger writes = new AtomicInteger();

	/** How often something was set or removed. */
	public int writes() {
		return writes.get();
	}

	@Override
	public Optional<String> get(String name) {
		return Optional.ofNullable(values.get(name));
	}

	@Override
	public void set(String name, String value) {
		values.put(name, value);
		written(name);
	}

	@Override
	public void remove(String name) {
		values.remove(name);
		written(name);
	}

	private void written(String name) {
		writes.incrementAndGet();
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
