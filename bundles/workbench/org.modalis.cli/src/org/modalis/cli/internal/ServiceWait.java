package org.modalis.cli.internal;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.chat.ChatRunner;
import org.modalis.api.exchange.ThreadExchange;
import org.modalis.api.exchange.WorkspaceBackup;
import org.modalis.api.history.HistoryService;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.registry.ConnectionTest;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.CallLog;
import org.modalis.api.usage.UsageLedger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Hands out the services as soon as they are all there, and the providers that installed bundles announce with them. Bounded:
 * a bundle that cannot start must not hold a command for ever.
 */
final class ServiceWait implements AutoCloseable {

	private static final long SERVICES_MILLIS = TimeUnit.SECONDS.toMillis(20);
	private static final long PROVIDERS_SECONDS = 3;

	private final BundleContext bundles;
	private final ServiceTracker<CommandServices, CommandServices> services;

	ServiceWait(BundleContext bundles) {
		this.bundles = bundles;
		this.services = new ServiceTracker<>(bundles, CommandServices.class, null);
		services.open();
	}

	CommandServices get() throws CommandFailedException, InterruptedException {
		var found = services.waitForService(SERVICES_MILLIS);
		if (found == null)
			throw new CommandFailedException(ExitCode.BUG, "INCOMPLETE",
					"This installation is not complete: " + missing()
					+ " did not start. The log says why; installing Modalis again helps.");
		awaitProviders(announced());
		return found;
	}

	@Override
	public void close() {
		services.close();
	}

	private String missing() {
		return Stream
				.of(CallLog.class, ChatRunner.class, ConnectionTest.class, HistoryService.class, KeyStore.class, ModelRegistry.class,
						Settings.class, ThreadExchange.class, UsageLedger.class, WorkspaceBackup.class)
				.filter(service -> bundles.getServiceReference(service) == null).map(Class::getSimpleName)
				.collect(Collectors.joining(", "));
	}

	private long announced() {
		var reference = bundles.getServiceReference(ServiceComponentRuntime.class);
		if (reference == null)
			return 0;
		var components = bundles.getService(reference).getComponentDescriptionDTOs();
		bundles.ungetService(reference);
		return components.stream()
				.filter(component -> Arrays.asList(component.serviceInterfaces).contains(ModelProvider.class.getName())).count();
	}

	private void awaitProviders(long announced) throws InterruptedException {
		var missing = new CountDownLatch((int) announced);
		var providers = new ServiceTracker<ModelProvider, Object>(bundles, ModelProvider.class, null) {
			@Override
			public Object addingService(ServiceReference<ModelProvider> reference) {
				missing.countDown();
				return reference;
			}

			@Override
			public void removedService(ServiceReference<ModelProvider> reference, Object same) {
				// It was never taken, so there is nothing to give back.
			}
		};
		providers.open();
		missing.await(PROVIDERS_SECONDS, TimeUnit.SECONDS);
		providers.close();
	}
}
