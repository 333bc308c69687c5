package org.modalis.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderOrigin;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;

/** A registry that holds what the test puts in, and tells its listeners on the test's thread. It never asks a provider. */
public final class FakeModelRegistry implements ModelRegistry {

	private final List<Consumer<RegistrySnapshot>> listeners = new CopyOnWriteArrayList<>();
	private final List<String> refreshed = new CopyOnWriteArrayList<>();
	private volatile RegistrySnapshot snapshot = new RegistrySnapshot(List.of());

	/** Shows these providers and no others. */
	public void show(ProviderEntry... entries) {
		RegistrySnapshot next = new RegistrySnapshot(List.of(entries));
		snapshot = next;
		listeners.forEach(listener -> listener.accept(next));
	}

	/** A provider comes, ready, with these models. */
	public void add(ModelProvider provider, ModelInfo... models) {
		add(provider, ProviderState.Kind.READY, "", models);
	}

	/** A provider comes, in some state. */
	public void add(ModelProvider provider, ProviderState.Kind state, String detail, ModelInfo... models) {
		var all = new ArrayList<>(snapshot.providers());
		all.add(new ProviderEntry(provider, provider.info(), new ProviderState(state, detail, Instant.EPOCH), List.of(models),
				ProviderOrigin.NONE));
		show(all.toArray(ProviderEntry[]::new));
	}

	/** A provider leaves. */
	public void remove(ModelProvider provider) {
		show(snapshot.providers().stream().filter(entry -> entry.provider() != provider).toArray(ProviderEntry[]::new));
	}

	/** How many wait for a change. */
	public int listeners() {
		return listeners.size();
	}

	/** The ids of the providers that somebody wanted asked again, {@code *} for all of them. */
	public List<String> refreshed() {
		return List.copyOf(refreshed);
	}

	@Override
	public RegistrySnapshot snapshot() {
		return snapshot;
	}

	@Override
	public Subscription onChange(Consumer<RegistrySnapshot> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public void refresh(String providerId) {
		refreshed.add(providerId);
	}

	@Override
	public void refreshAll() {
		refreshed.add("*");
	}
}
