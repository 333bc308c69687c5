package org.modalis.update.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.internal.provisional.configurator.Configurator;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/**
 * Brings what p2 wrote to disk into the running framework, and says truthfully whether it works there. One change at a time;
 * blocks until the framework is at rest again. May be called from any thread except the UI thread.
 *
 * <p>Equinox' configurator installs the new bundles and, for each that has another start level than the framework gives to new
 * ones, queues a start on a thread of the framework. While that thread resolves a bundle, the configurator goes on to refresh it,
 * which unresolves it again: the start fails ("Could not resolve module ... No resolution report") and is not repeated. So
 * new bundles get their level from the outset, what is queued is awaited, and then all that came is resolved and started here.
 */
@Component(service = LiveChange.class)
public class LiveChange {

	/** Longer than any bundle takes to start; only a bundle that hangs gets there. */
	private static final long PATIENCE_SECONDS = 60;
	/** The start level that p2 writes for every bundle without one of its own ({@code osgi.bundles.defaultStartLevel}). */
	private static final int USUAL_START_LEVEL = 4;

	private final BundleContext context;
	private final Configurator configurator;
	private final IProvisioningAgent agent;
	private final ServiceComponentRuntime components;

	@Activate
	public LiveChange(BundleContext context, @Reference(target = "(!(modalis.checked=true))") Configurator configurator,
			@Reference IProvisioningAgent agent, @Reference ServiceComponentRuntime components) {
		this.context = context;
		this.configurator = configurator;
		this.agent = agent;
		this.components = components;
	}

	/** What an {@link #apply()} would have to do. */
	Difference pending() {
		IProfile installed = agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF);
		return Difference.between(installed, context);
	}

	/** @return {@code LIVE}, {@code MENUS_LATER}, {@code RESTART_NEEDED} or {@code BROKEN}; touches nothing if it sees before that a restart is needed */
	synchronized Outcome apply() {
		Difference difference = pending();
		if (difference.isEmpty())
			return Outcome.live("Nothing had to change.");
		if (!difference.fixed().isEmpty())
			return Outcome.restart(difference.fixed());
		Set<String> disturbed = new CopyOnWriteArraySet<>();
		SynchronousBundleListener disturbance = event -> noteStop(event, difference, disturbed);
		context.addBundleListener(disturbance);
		try {
			bringIn();
			List<String> complaints = start(difference);
			if (!complaints.isEmpty())
				return Outcome.broken(complaints);
		} catch (IOException | IllegalStateException e) {
			ILog.of(context.getBundle()).warn("The new configuration could not be applied while running", e);
			return Outcome.restart(List.of("parts of the running program"));
		} finally {
			context.removeBundleListener(disturbance);
		}
		return disturbed.isEmpty() ? atWork(difference) : Outcome.restart(List.copyOf(disturbed));
	}

	private Outcome atWork(Difference difference) {
		List<String> late = difference.arriving().stream().map(this::find).flatMap(Optional::stream).filter(ModelFragment::hasMenusOrKeys)
				.map(bundle -> bundle.getHeaders().get(Constants.BUNDLE_NAME)).sorted().toList();
		return late.isEmpty() ? Outcome.live("At work without a restart.") : Outcome.menusLater(late);
	}

	private static void noteStop(BundleEvent event, Difference difference, Set<String> disturbed) {
		if (event.getType() != BundleEvent.UNRESOLVED)
			return;
		var bundle = BundleVersion.of(event.getBundle());
		if (!difference.arriving().contains(bundle) && !difference.leaving().contains(bundle))
			disturbed.add(bundle.name());
	}

	private void bringIn() throws IOException {
		var startLevel = context.getBundle(0).adapt(FrameworkStartLevel.class);
		startLevel.setInitialBundleStartLevel(USUAL_START_LEVEL);
		configurator.applyConfiguration();
		awaitQueuedStarts(startLevel);
	}

	/** Setting the level that already holds does nothing but pass through the queue behind everything that waits there. */
	private static void awaitQueuedStarts(FrameworkStartLevel startLevel) {
		var passed = new CountDownLatch(1);
		startLevel.setStartLevel(startLevel.getStartLevel(), event -> passed.countDown());
		try {
			if (!passed.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
				throw new IllegalStateException("A bundle has been starting for " + PATIENCE_SECONDS + " seconds.");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while new bundles were starting.", e);
		}
	}

	private List<String> start(Difference difference) {
		List<Bundle> arrived = difference.arriving().stream().map(this::find).flatMap(Optional::stream).toList();
		context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(arrived);
		var complaints = new ArrayList<String>();
		difference.arriving().stream().filter(bundle -> find(bundle).isEmpty())
				.forEach(bundle -> complaints.add(bundle.name() + " was installed but the framework did not take it."));
		difference.leaving().stream().filter(bundle -> find(bundle).isPresent())
				.forEach(bundle -> complaints.add(bundle.name() + " was uninstalled but is still running."));
		for (Bundle bundle : arrived)
			startOne(bundle).ifPresent(complaints::add);
		if (complaints.isEmpty())
			arrived.forEach(bundle -> idleComponents(bundle, complaints));
		return complaints;
	}

	private static Optional<String> startOne(Bundle bundle) {
		if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0)
			return Optional.empty();
		boolean lazy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
		try {
			if (lazy)
				bundle.start(Bundle.START_ACTIVATION_POLICY);
		} catch (BundleException e) {
			return Optional.of(bundle.getSymbolicName() + " cannot start: " + e.getMessage());
		}
		return bundle.getState() == Bundle.INSTALLED
				? Optional.of(bundle.getSymbolicName() + " lacks something that it needs, and cannot be used.")
				: Optional.empty();
	}

	private void idleComponents(Bundle bundle, List<String> complaints) {
		for (var description : components.getComponentDescriptionDTOs(bundle))
			if (description.defaultEnabled && components.getComponentConfigurationDTOs(description).stream().noneMatch(LiveChange::works))
				complaints.add(bundle.getSymbolicName() + ": its component " + description.name + " waits for something that is not there.");
	}

	private static boolean works(ComponentConfigurationDTO configuration) {
		return configuration.state == ComponentConfigurationDTO.ACTIVE || configuration.state == ComponentConfigurationDTO.SATISFIED;
	}

	private Optional<Bundle> find(BundleVersion wanted) {
		return Arrays.stream(context.getBundles())
				.filter(bundle -> bundle.getSymbolicName() != null && BundleVersion.of(bundle).equals(wanted)).findFirst();
	}
}
