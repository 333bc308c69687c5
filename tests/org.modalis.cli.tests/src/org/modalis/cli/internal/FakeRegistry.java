package org.modalis.cli.internal;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;

/** A registry that holds what the test puts in. */
final class FakeRegistry implements ModelRegistry {

	static final Instant TRIED = Instant.parse("2026-11-22T12:04:00Z");
	static final ProviderInfo LOCAL = info("local", "Local", true, KeyUse.NONE, Optional.empty());
	static final ProviderInfo ACME = info("acme", "Acme", false, KeyUse.REQUIRED, Optional.of(URI.create("https://api.acme.test/v1")));

	private final List<Consumer<RegistrySnapshot>> listeners = new CopyOnWriteArrayList<>();
	private volatile RegistrySnapshot snapshot = new RegistrySnapshot(List.of());

	void show(ProviderEntry... entries) {
		snapshot = new RegistrySnapshot(List.of(entries));
		listeners.forEach(listener -> listener.accept(snapshot));
	}

	static ProviderEntry entry(ProviderInfo info, Kind kind, String detail, String... models) {
		var provider = new ModelProvider() {
			@Override
			public ProviderInfo info() {
				return info;
			}

			@Override
			public List<ModelInfo> models(CallContext context) {
				return List.of();
			}
		};
		return new ProviderEntry(provider, info, new ProviderState(kind, detail, TRIED), List.of(models).stream()
				.map(name -> ModelInfo.chat(new ModelId(info.id(), name), name.toUpperCase(), "test")).toList());
	}

	/** Whether somebody waits for a change. */
	boolean observed() {
		return !listeners.isEmpty();
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
	}

	@Override
	public void refreshAll() {
	}

	private static ProviderInfo info(String id, String name, boolean local, KeyUse key, Optional<URI> base) {
		return new ProviderInfo(id, name, name + " models", base, false, key, Optional.empty(), local, List.of());
	}
}
