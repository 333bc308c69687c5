package org.modalis.studio.chat.internal.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;

/** A registry that says what the test wants. */
public final class FakeRegistry implements ModelRegistry {

	public static final ModelId TINY = ModelId.parse("local/tiny");
	public static final ModelId LLAMA = ModelId.parse("ollama/llama3.2");

	private final List<Consumer<RegistrySnapshot>> listeners = new CopyOnWriteArrayList<>();
	private RegistrySnapshot snapshot = new RegistrySnapshot(List.of());

	/** A provider in a state, with models named by the rest of their ids. */
	public static ProviderEntry provider(String id, ProviderState.Kind kind, String detail, String... models) {
		var info = new ProviderInfo(id, id.substring(0, 1).toUpperCase() + id.substring(1), "", Optional.empty(), false,
				ProviderInfo.KeyUse.NONE, Optional.empty(), true, List.of());
		ModelProvider provider = new ModelProvider() {
			@Override
			public ProviderInfo info() {
				return info;
			}

			@Override
			public List<ModelInfo> models(CallContext context) {
				return List.of();
			}
		};
		var infos = List.of(models).stream().map(name -> ModelInfo.chat(new ModelId(id, name), "Model " + name, "test")
				.withContextWindow(2048).withCapabilities(Set.of(Capability.STREAMING))).toList();
		return new ProviderEntry(provider, info, new ProviderState(kind, detail, Instant.EPOCH), infos);
	}

	/** Both providers, ready. */
	public void both() {
		show(provider("local", ProviderState.Kind.READY, "", "tiny"), provider("ollama", ProviderState.Kind.READY, "", "llama3.2"));
	}

	/** Shows other providers and tells the listeners. */
	public void show(ProviderEntry... entries) {
		snapshot = new RegistrySnapshot(List.of(entries));
		listeners.forEach(listener -> listener.accept(snapshot));
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
		throw new UnsupportedOperationException("Nobody to ask");
	}

	@Override
	public void refreshAll() {
		throw new UnsupportedOperationException("Nobody to ask");
	}
}
