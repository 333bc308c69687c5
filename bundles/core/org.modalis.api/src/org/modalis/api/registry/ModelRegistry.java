package org.modalis.api.registry;

import java.util.Optional;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The providers and models that are there right now. Bundles come and go; this is the only place that follows them, and what
 * it hands out never changes under the reader.
 * <p>
 * Threads: any; nothing here blocks.
 */
@ProviderType
public interface ModelRegistry {

	/** The present state, immutable. */
	RegistrySnapshot snapshot();

	/** What is known of a model that a present provider offers or once offered, retired ones too, whatever its state. */
	default Optional<ModelInfo> getModel(ModelId id) {
		return snapshot().model(id);
	}

	/**
	 * Calls the listener with each new snapshot, in order, from a thread of the registry (never the UI thread), until the handle
	 * is closed. A provider that arrives or leaves is told at once; its models may follow in a second snapshot.
	 */
	Subscription onChange(Consumer<RegistrySnapshot> listener);

	/** Asks one provider again for its models, in the background; the answer arrives as a new snapshot. */
	void refresh(String providerId);

	/** Asks every provider again, in the background. In a process with a window nobody is asked before the first call. */
	void refreshAll();
}
