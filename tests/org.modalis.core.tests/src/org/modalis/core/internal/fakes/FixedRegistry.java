package org.modalis.core.internal.fakes;

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
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;

/** A registry whose content the test sets. */
public final class FixedRegistry implements ModelRegistry {

	private final List<Consumer<RegistrySnapshot>> listeners = new CopyOnWriteArrayList<>();
	private volatile RegistrySnapshot snapshot = new RegistrySnapshot(List.of());

	/** A provider comes, ready, with these models. */
	public void add(ModelProvider provider, ModelInfo... models) {
		add(provider, ProviderState.Kind.READY, "", models);
	}

	public void add(ModelProvider provider, ProviderState.Kind state, String detail, ModelInfo... models) {
		var all = new ArrayList<>(snapshot.providers());
		all.add(new ProviderEntry(provider, provider.info(), new ProviderState(state, detail, Instant.EPOCH), List.of(models)));
		tell(new RegistrySnapshot(all));
	}

	/** A provider leaves. */
	public void remove(ModelProvider provider) {
		tell(new RegistrySnapshot(snapshot.providers().stream().filter(entry -> entry.provider() != provider).toList()));
	}

	public int listeners() {
		return listeners.size();
	}

	private void tell(RegistrySnapshot next) {
		snapshot = next;
		listeners.forEach(listener -> listener.accept(next));
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
		// the test decides
	}

	@Override
	public void refreshAll() {
		// the test decides
	}
}
