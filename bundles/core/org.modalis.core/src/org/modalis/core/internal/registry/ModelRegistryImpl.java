package org.modalis.core.internal.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.api.settings.Settings;
import org.modalis.core.internal.provider.CallContexts;
import org.modalis.core.internal.provider.ProviderDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Follows the providers. The first of two with the same id counts; the other waits until the first has left, so that an update
 * that brings the new bundle before it takes the old one leaves no gap. While someone listens, providers out of reach are asked
 * again from time to time. In a process that opens a window (system property {@code modalis.kind}), nobody is asked until the
 * first {@link #refreshAll}: opening connections would take the processor from the making of the window.
 */
@Component(service = ModelRegistry.class)
public final class ModelRegistryImpl implements ModelRegistry {

	private static final Comparator<ProviderEntry> ORDER = Comparator
			.comparing((ProviderEntry entry) -> !entry.info().local())
			.thenComparing(entry -> entry.info().displayName(), String.CASE_INSENSITIVE_ORDER)
			.thenComparing(entry -> entry.info().id());

	private final ConcurrentMap<String, ProviderWatch> present = new ConcurrentHashMap<>();
	private final Map<ModelProvider, ProviderWatch> bound = new LinkedHashMap<>();
	private final List<Consumer<RegistrySnapshot>> listeners = new CopyOnWriteArrayList<>();
	private final CallContexts contexts;
	private final ProviderDirectory directory;
	private final Logger log;
	private final Duration patience;
	private final ScheduledThreadPoolExecutor timer;
	private final ThreadPoolExecutor teller;
	private final List<Subscription> subscriptions;
	private volatile boolean asking;
	private volatile RegistrySnapshot snapshot = new RegistrySnapshot(List.of());

	@Activate
	public ModelRegistryImpl(@Reference CallContexts contexts, @Reference ProviderDirectory directory,
			@Reference Settings settings, @Reference KeyStore keys, @Reference(service = LoggerFactory.class) Logger log) {
		this(contexts, directory, settings, keys, log, !"window".equals(System.getProperty("modalis.kind")), Duration.ofSeconds(20),
				Duration.ofSeconds(60));
	}

	/**
	 * @param asking whether providers are asked as they come, before the first {@link #refreshAll}
	 * @param patience how long a provider may take to name its models
	 * @param recheck how often one out of reach is asked again
	 */
	ModelRegistryImpl(CallContexts contexts, ProviderDirectory directory, Settings settings, KeyStore keys, Logger log,
			boolean asking, Duration patience, Duration recheck) {
		this.contexts = contexts;
		this.directory = directory;
		this.log = log;
		this.asking = asking;
		this.patience = patience;
		timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("modalis-registry-timer").factory());
		timer.setRemoveOnCancelPolicy(true);
		timer.scheduleWithFixedDelay(this::recheck, recheck.toMillis(), recheck.toMillis(), TimeUnit.MILLISECONDS);
		teller = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name("modalis-registry").factory());
		subscriptions = List.of(settings.onChange(this::settingChanged), keys.onChange(this::refresh));
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void bind(ModelProvider provider) {
		ProviderWatch watch;
		try {
			watch = new ProviderWatch(provider, contexts, timer, patience, this::publish, log);
		} catch (RuntimeException | LinkageError e) {
			log.error("The provider {} was left out, because it cannot say who it is", provider.getClass().getName(), e);
			return;
		}
		synchronized (bound) {
			bound.put(provider, watch);
			enter(watch);
		}
	}

	void unbind(ModelProvider provider) {
		synchronized (bound) {
			var watch = bound.remove(provider);
			if (watch == null || !present.remove(watch.info().id(), watch))
				return;
			watch.stop();
			directory.remove(watch.info());
			bound.values().stream().filter(other -> other.info().id().equals(watch.info().id())).findFirst().ifPresent(this::enter);
		}
		publish();
	}

	private void enter(ProviderWatch watch) {
		if (present.putIfAbsent(watch.info().id(), watch) != null) {
			log.warn("A second provider with the id {} waits until the first has left", watch.info().id());
			return;
		}
		directory.add(watch.info());
		publish();
		if (asking)
			watch.ask();
	}

	/** Snapshots are made and queued under one lock, so that listeners hear them in order. */
	private void publish() {
		synchronized (teller) {
			var next = new RegistrySnapshot(present.values().stream().map(ProviderWatch::entry).sorted(ORDER).toList());
			snapshot = next;
			if (!teller.isShutdown())
				teller.execute(() -> tell(next));
		}
	}

	private void tell(RegistrySnapshot next) {
		for (var listener : listeners)
			try {
				listener.accept(next);
			} catch (RuntimeException | LinkageError e) {
				log.error("A listener of the registry failed", e);
			}
	}

	@Override
	public RegistrySnapshot snapshot() {
		return snapshot;
	}

	@Override
	public Subscription onChange(Consumer<RegistrySnapshot> listener) {
		// wrapped, so that the same listener may be registered twice and each handle takes away its own
		Consumer<RegistrySnapshot> own = listener::accept;
		listeners.add(own);
		return () -> listeners.remove(own);
	}

	@Override
	public void refresh(String providerId) {
		var watch = present.get(providerId);
		if (watch != null)
			watch.ask();
	}

	@Override
	public void refreshAll() {
		asking = true;
		new ArrayList<>(present.values()).forEach(ProviderWatch::ask);
	}

	private void recheck() {
		if (!listeners.isEmpty())
			for (var watch : present.values())
				if (watch.entry().state().kind() == ProviderState.Kind.UNREACHABLE)
					watch.ask();
	}

	private void settingChanged(String name) {
		var parts = name.split("\\.", 3);
		if (parts.length == 3 && parts[0].equals("provider"))
			refresh(parts[1]);
	}

	@Deactivate
	public void close() {
		subscriptions.forEach(Subscription::close);
		present.values().forEach(ProviderWatch::stop);
		timer.shutdownNow();
		synchronized (teller) {
			teller.shutdown();
		}
	}
}
