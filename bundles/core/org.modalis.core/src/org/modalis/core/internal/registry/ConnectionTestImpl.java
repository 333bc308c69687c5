package org.modalis.core.internal.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.registry.ConnectionResult;
import org.modalis.api.registry.ConnectionResult.Outcome;
import org.modalis.api.registry.ConnectionTest;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.core.internal.provider.CallContexts;
import org.modalis.core.internal.workspace.WorkspaceFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** Starts tests, one at a time for each provider, and keeps what they found. A provider that works is asked for its models again. */
@Component
public final class ConnectionTestImpl implements ConnectionTest {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ModelRegistry registry;
	private final CallContexts contexts;
	private final ConnectionMemory memory;
	private final BooleanSupplier network;
	private final Duration patience;
	private final Logger log;
	private final Map<String, ConnectionTry> running = new ConcurrentHashMap<>();
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	@Activate
	public ConnectionTestImpl(@Reference ModelRegistry registry, @Reference CallContexts contexts, @Reference WorkspaceFiles files,
			@Reference(service = LoggerFactory.class) Logger log) {
		this(registry, contexts, files, Verdict::anyNetwork, PATIENCE, log);
	}

	/** @param network whether this machine has any network besides its own loopback */
	ConnectionTestImpl(ModelRegistry registry, CallContexts contexts, WorkspaceFiles files, BooleanSupplier network,
			Duration patience, Logger log) {
		this.registry = registry;
		this.contexts = contexts;
		this.memory = new ConnectionMemory(files);
		this.network = network;
		this.patience = patience;
		this.log = log;
	}

	@Override
	public Run start(String providerId) {
		var entry = registry.snapshot().provider(providerId)
				.orElseThrow(() -> new IllegalArgumentException("There is no provider " + providerId));
		var next = new ConnectionTry(entry, contexts.impatient(entry.info()), network, log, result -> ended(providerId, result));
		var before = running.put(providerId, next);
		if (before != null)
			before.cancel();
		next.start(patience);
		return next;
	}

	private void ended(String providerId, ConnectionResult result) {
		if (result.outcome() == Outcome.CANCELLED)
			return;
		memory.keep(providerId, result);
		if (result.works())
			registry.refresh(providerId);
		for (var listener : listeners)
			try {
				listener.accept(providerId);
			} catch (RuntimeException e) {
				log.error("A listener of connection tests failed", e);
			}
	}

	@Override
	public Optional<ConnectionResult> last(String providerId) {
		return memory.last(providerId);
	}

	@Override
	public Subscription onChange(Consumer<String> listener) {
		Consumer<String> own = listener::accept;
		listeners.add(own);
		return () -> listeners.remove(own);
	}
}
