package org.modalis.core.internal.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.modalis.api.provider.MultiServerProvider;
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
 * that brings the new bundle before it takes the old one leaves no gap. A {@link MultiServerProvider} is asked for the further
 * servers that the settings list, which come and go with the setting and with its bundle. While someone listens, providers out of reach are asked
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
	/** Guarded by {@link #bound}: the further servers of a kind, by the id of the kind. */
	private final Map<String, List<ProviderWatch>> servers = new HashMap<>();
	private final List<Consumer<RegistrySnapshot>> listeners = new CopyOnWriteArrayList<>();
	private final CallContexts contexts;
	private final ProviderDirectory directory;
	private final Settings settings;
	private final ModelMemory memory;
	private final Logger log;
	private final Duration patience;
	private final ScheduledThreadPoolExecutor timer;
	private final ThreadPoolExecutor teller;
	private final List<Subscription> subscriptions;
	private volatile boolean asking;
	private volatile RegistrySnapshot snapshot = new RegistrySnapshot(List.of());

	@Activate
	public ModelRegistryImpl(@Reference CallContexts contexts, @Reference ProviderDirectory directory,
			@Reference Settings settings, @Reference KeyStore keys, @Reference ModelMemory memory,
			@Reference(service = LoggerFactory.class) Logger log) {
		this(contexts, directory, settings, keys, memory, log, !"window".equals(System.getProperty("modalis.kind")),
				Duration.ofSeconds(20), Duration.ofSeconds(60));
	}

	/**
	 * @param asking whether providers are asked as they come, before the first {@link #refreshAll}
	 * @param patience how long a provider may take to name its models
	 * @param recheck how often one out of reach is asked again
	 */
	ModelRegistryImpl(CallContexts contexts, ProviderDirectory directory, Settings settings, KeyStore keys, ModelMemory memory,
			Logger log, boolean asking, Duration patience, Duration recheck) {
		this.contexts = contexts;
		this.directory = directory;
		this.settings = settings;
		this.memory = memory;
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
		var watch = watch(provider);
		if (watch.isEmpty())
			return;
		synchronized (bound) {
			bound.put(provider, watch.get());
			enter(watch.get());
		}
	}

	private Optional<ProviderWatch> watch(ModelProvider provider) {
		try {
			var id = provider.info().id();
			return Optional.of(new ProviderWatch(provider, contexts, timer, patience, memory,
					() -> !settings.get("provider." + id + ".enabled").orElse("true").equals("false"), this::publish, log));
		} catch (RuntimeException | LinkageError e) {
			log.error("The provider {} was left out, because it cannot say who it is", provider.getClass().getName(), e);
			return Optional.empty();
		}
	}

	void unbind(ModelProvider provider) {
		synchronized (bound) {
			var watch = bound.remove(provider);
			if (watch == null || present.get(watch.info().id()) != watch)
				return;
			var id = watch.info().id();
			servers.getOrDefault(id, List.of()).forEach(this::leave);
			servers.remove(id);
			leave(watch);
			bound.values().stream().filter(other -> other.info().id().equals(id)).findFirst().ifPresent(this::enter);
		}
		publish();
	}

	private void enter(ProviderWatch watch) {
		if (present.putIfAbsent(watch.info().id(), watch) != null) {
			log.warn("A second provider with the id {} waits until the first has left", watch.info().id());
			return;
		}
		directory.add(watch.info());
		if (watch.provider() instanceof MultiServerProvider kind)
			serve(watch, kind);
		publish();
		if (asking)
			watch.ask();
	}

	private void leave(ProviderWatch watch) {
		present.remove(watch.info().id(), watch);
		watch.stop();
		directory.remove(watch.info());
	}

	/** Brings the further servers of a kind in line with the settings. */
	private void serve(ProviderWatch first, MultiServerProvider kind) {
		var wanted = NamedServers.of(first.info(), settings);
		var problems = new ArrayList<>(wanted.problems());
		var there = servers.computeIfAbsent(first.info().id(), id -> new ArrayList<>());
		there.removeIf(server -> {
			boolean stays = server.info().displayName().equals(wanted.names().get(server.info().id()));
			if (!stays)
				leave(server);
			return !stays;
		});
		wanted.names().forEach((id, name) -> {
			if (there.stream().noneMatch(server -> server.info().id().equals(id)))
				add(kind, id, name, problems).ifPresent(there::add);
		});
		first.remark(String.join(" ", problems));
		problems.forEach(problem -> log.warn("{}: {}", first.info().id(), problem));
	}

	private Optional<ProviderWatch> add(MultiServerProvider kind, String id, String name, List<String> problems) {
		try {
			var server = watch(kind.another(id, name)).filter(made -> made.info().id().equals(id));
			if (server.isEmpty() || present.putIfAbsent(id, server.get()) != null) {
				problems.add("The server " + name + " was left out: there is a provider " + id + " already. Give it another name.");
				return Optional.empty();
			}
			directory.add(server.get().info());
			if (asking)
				server.get().ask();
			return server;
		} catch (RuntimeException | LinkageError e) {
			log.error("The provider {} could not make the server {}", kind.getClass().getName(), name, e);
			return Optional.empty();
		}
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
		if (parts.length != 3 || !parts[0].equals("provider"))
			return;
		if (parts[2].equals("servers") || parts[2].equals("name"))
			serveAgain(parts[1]);
		refresh(parts[1]);
	}

	/** @param id a kind of servers, or one of the servers of a kind */
	private void serveAgain(String id) {
		synchronized (bound) {
			for (var watch : bound.values())
				if (present.get(watch.info().id()) == watch && (id + "-").startsWith(watch.info().id() + "-")
						&& watch.provider() instanceof MultiServerProvider kind)
					serve(watch, kind);
		}
		publish();
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
