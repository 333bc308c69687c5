package org.modalis.core.internal.chat;

import org.modalis.api.Subscription;
import org.modalis.api.registry.ModelRegistry;

/** Tells a run when the providers change, for as long as it lasts. */
final class LeavingProvider {

	private final ModelRegistry registry;
	private Subscription subscription = () -> {
	};
	private boolean closed;

	LeavingProvider(ModelRegistry registry) {
		this.registry = registry;
	}

	synchronized void watchFor(ChatRunImpl run) {
		if (closed)
			return;
		subscription = registry.onChange(run::checkProvider);
		// it may have left between the question's check and here
		run.checkProvider(registry.snapshot());
	}

	/** The run has ended, perhaps before the watch began. */
	synchronized void close() {
		closed = true;
		subscription.close();
	}
}
