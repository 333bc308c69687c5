package org.modalis.update.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.provider.ModelProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Features of the update site of this build come and go in an installed product that is running. */
class HotInstallTest {

	private static final String OLLAMA = "provider.ollama";
	private static final String OPENAI = "provider.openai.compatible";

	private final BundleContext context = FrameworkUtil.getBundle(getClass()).getBundleContext();
	private final Site site = new Site(Path.of(System.getProperty("modalis.site")));
	private final Features features = service(Features.class);

	@TempDir
	Path folder;

	@BeforeEach
	@AfterEach
	void withoutProviders() {
		features.uninstall("org.modalis.feature." + OLLAMA, new NullProgressMonitor());
		features.uninstall("org.modalis.feature." + OPENAI, new NullProgressMonitor());
	}

	@Test
	void installsAndUninstallsFiftyTimesWithoutARestart() throws InterruptedException {
		try (var watch = new Watch(context, OLLAMA)) {
			for (int cycle = 1; cycle <= 50; cycle++) {
				assertLive(install(site, OLLAMA), "install " + cycle);
				watch.awaitArrival();
				assertLive(uninstall(OLLAMA), "uninstall " + cycle);
				watch.awaitDeparture();
			}
		}
	}

	@Test
	void updatesOneProviderAndLeavesTheOtherAlone() throws Exception {
		assertLive(install(site, OLLAMA), "the one");
		assertLive(install(site, OPENAI), "the other");
		Bundle other = bundle(OPENAI);
		long startedAt = other.getLastModified();
		try (var watch = new Watch(context, OLLAMA); var otherWatch = new Watch(context, OPENAI)) {
			watch.awaitArrival();
			otherWatch.awaitArrival();
			var next = site.copyAs(folder, OLLAMA, "1.0.1", java.util.Map.of());
			assertLive(install(next, OLLAMA), "update");
			watch.awaitDeparture();
			watch.awaitArrival();
			assertEquals("1.0.1", bundle(OLLAMA).getVersion().toString());
			otherWatch.assertStayed();
			assertEquals(startedAt, other.getLastModified());
		}
	}

	@Test
	void refusesAFeatureThatCannotResolve() throws Exception {
		var broken = site.copyAs(folder, OLLAMA, "1.0.2", java.util.Map.of("Import-Package", "no.such.pack"));
		Outcome outcome = install(broken, OLLAMA);
		assertEquals(Outcome.Kind.REFUSED, outcome.kind());
		assertTrue(outcome.message().contains("no.such.pack"), outcome.message());
		assertNothingLeft();
	}

	@Test
	void takesAFeatureOutAgainWhoseComponentCannotWork() throws Exception {
		var idle = site.copyAs(folder, OLLAMA, "1.0.3", java.util.Map.of("Service-Component", "idle.xml"));
		Outcome outcome = install(idle, OLLAMA);
		assertEquals(Outcome.Kind.REFUSED, outcome.kind());
		assertTrue(outcome.message().contains("idle"), outcome.message());
		assertTrue(outcome.message().contains("as it was before"), outcome.message());
		assertNothingLeft();
	}

	@Test
	void saysThatMenusAppearWithTheNextStart() throws Exception {
		var menus = site.copyAs(folder, OLLAMA, "1.0.5", java.util.Map.of("Model-Fragment", "menus.e4xmi;apply=always"));
		Outcome outcome = install(menus, OLLAMA);
		assertEquals(Outcome.Kind.MENUS_LATER, outcome.kind(), outcome.message());
		assertTrue(outcome.message().contains("started again"), outcome.message());
		try (var watch = new Watch(context, OLLAMA)) {
			watch.awaitArrival();
		}
	}

	@Test
	void namesASiteThatIsNotThere() {
		Outcome outcome = features.install(folder.resolve("nothing").toUri(), "org.modalis.feature." + OLLAMA, new NullProgressMonitor());
		assertEquals(Outcome.Kind.REFUSED, outcome.kind());
		assertTrue(outcome.message().contains("could not be read"), outcome.message());
	}

	private void assertNothingLeft() {
		assertTrue(java.util.Arrays.stream(context.getBundles()).noneMatch(b -> ("org.modalis." + OLLAMA).equals(b.getSymbolicName())));
		assertTrue(service(LiveChange.class).pending().isEmpty());
		assertEquals(Outcome.Kind.REFUSED, uninstall(OLLAMA).kind());
	}

	private static void assertLive(Outcome outcome, String what) {
		assertEquals(Outcome.Kind.LIVE, outcome.kind(), () -> what + ": " + outcome.message());
	}

	private Outcome install(Site from, String feature) {
		return features.install(from.uri(), "org.modalis.feature." + feature, new NullProgressMonitor());
	}

	private Outcome uninstall(String feature) {
		return features.uninstall("org.modalis.feature." + feature, new NullProgressMonitor());
	}

	private Bundle bundle(String name) {
		return java.util.Arrays.stream(context.getBundles()).filter(b -> ("org.modalis." + name).equals(b.getSymbolicName()))
				.findFirst().orElseThrow();
	}

	private <T> T service(Class<T> type) {
		return context.getService(context.getServiceReference(type));
	}

	/** Counts how often the service of one provider bundle comes and goes. */
	private static final class Watch implements AutoCloseable {
		private final Semaphore arrivals = new Semaphore(0);
		private final Semaphore departures = new Semaphore(0);
		private final ServiceTracker<ModelProvider, Boolean> tracker;

		Watch(BundleContext context, String bundle) {
			tracker = new ServiceTracker<>(context, ModelProvider.class, null) {
				@Override
				public Boolean addingService(ServiceReference<ModelProvider> reference) {
					if (!("org.modalis." + bundle).equals(reference.getBundle().getSymbolicName()))
						return null;
					arrivals.release();
					return true;
				}

				@Override
				public void removedService(ServiceReference<ModelProvider> reference, Boolean tracked) {
					departures.release();
				}
			};
			tracker.open();
		}

		void awaitArrival() throws InterruptedException {
			assertTrue(arrivals.tryAcquire(20, TimeUnit.SECONDS), "the provider did not appear");
		}

		void awaitDeparture() throws InterruptedException {
			assertTrue(departures.tryAcquire(20, TimeUnit.SECONDS), "the provider did not leave");
		}

		void assertStayed() {
			assertEquals(0, departures.availablePermits());
		}

		@Override
		public void close() {
			tracker.close();
		}
	}
}
