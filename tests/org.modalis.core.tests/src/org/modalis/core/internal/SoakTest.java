package org.modalis.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Hashtable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.api.settings.Settings;
import org.modalis.core.internal.fakes.SoakBundle;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A provider's bundle leaves and comes back a thousand times, each time in the middle of an answer. Real bundles; only in OSGi. */
@Timeout(300)
class SoakTest {

	private static final int CYCLES = 1_000;
	private static final int WARM_UP = 250;
	private static final ModelId MODEL = ModelId.parse("soak/m");

	private final VendorServer vendor = VendorServer.start();
	private final LinkedBlockingQueue<RegistrySnapshot> heard = new LinkedBlockingQueue<>();
	private BundleContext context;

	@Test
	void aThousandStopsInTheMiddleOfAnAnswerLeakNothingAndLoseNoRegistration() throws Exception {
		var here = FrameworkUtil.getBundle(getClass());
		assumeTrue(here != null, "needs OSGi");
		start(here);
		vendor.on("/v1/models", VendorReply.json(200, "{\"data\":[{\"id\":\"m\"}]}"));
		vendor.on("/v1/chat/completions", VendorReply.sse("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"so far\"}}]}").hang());
		var history = context.registerService(HistoryService.class, new InMemoryHistoryStore().service(), new Hashtable<>());
		var subscription = service(ModelRegistry.class).onChange(heard::add);
		service(Settings.class).set("provider.soak.baseUrl", vendor.url("/v1").toString());
		var bundle = context.installBundle("soak", jar());
		try {
			cycle(bundle, WARM_UP);
			long before = heap();
			long began = System.nanoTime();
			cycle(bundle, CYCLES);
			long seconds = (System.nanoTime() - began) / 1_000_000_000;
			long after = heap();
			System.out.println("Soak: " + CYCLES + " cycles in " + seconds + " s, heap " + (before >> 10) + " KiB before, " + (after >> 10)
					+ " KiB after");
			assertTrue(after <= before * 1.05, "heap grew from " + before + " to " + after + " bytes");
			answersAtTheEnd(bundle);
			assertTrue(vendor.openConnections() <= 2, vendor.openConnections() + " connections are open");
		} finally {
			bundle.uninstall();
			service(Settings.class).remove("provider.soak.baseUrl");
			subscription.close();
			history.unregister();
			vendor.close();
		}
	}

	private void start(Bundle here) throws Exception {
		for (Bundle each : here.getBundleContext() == null ? new Bundle[0] : here.getBundleContext().getBundles())
			if (each.getSymbolicName().equals("org.apache.felix.scr"))
				each.start();
		here.start();
		context = here.getBundleContext();
	}

	private <T> T service(Class<T> type) {
		return context.getService(context.getServiceReference(type));
	}

	private void cycle(Bundle bundle, int times) throws Exception {
		for (int i = 0; i < times; i++) {
			bundle.start();
			await(snapshot -> snapshot.provider("soak").filter(entry -> entry.state().kind() == Kind.READY).isPresent());
			var run = ask();
			bundle.stop();
			var answer = run.await();
			assertEquals(State.FAILED, answer.state(), "cycle " + i + ": " + answer.note());
			assertEquals("so far", answer.text());
			await(snapshot -> snapshot.provider("soak").isEmpty());
			vendor.forgetRequests();
		}
	}

	/** A call in flight: its first piece has come. */
	private ChatRun ask() throws Exception {
		var began = new CountDownLatch(1);
		var run = service(ChatRunner.class).askOnce("Hi", MODEL, ChatParameters.DEFAULT, new ChatListener() {
			@Override
			public void text(CharSequence piece) {
				began.countDown();
			}
		});
		assertTrue(began.await(20, TimeUnit.SECONDS), "no answer began");
		return run;
	}

	private void answersAtTheEnd(Bundle bundle) throws Exception {
		vendor.on("/v1/chat/completions", VendorReply.sse("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"whole\"}}]}", "[DONE]"));
		bundle.start();
		await(snapshot -> snapshot.provider("soak").filter(entry -> entry.state().kind() == Kind.READY).isPresent());
		assertEquals("whole", ask().await().text());
		bundle.stop();
	}

	private void await(Predicate<RegistrySnapshot> what) throws InterruptedException {
		if (what.test(service(ModelRegistry.class).snapshot())) {
			heard.clear();
			return;
		}
		RegistrySnapshot next;
		do {
			next = heard.poll(20, TimeUnit.SECONDS);
			assertTrue(next != null, "not heard");
		} while (!what.test(next) && !what.test(service(ModelRegistry.class).snapshot()));
	}

	private static long heap() {
		for (int i = 0; i < 3; i++)
			System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/** A bundle with nothing in it but a provider. */
	private static InputStream jar() throws IOException {
		var manifest = new Manifest();
		var main = manifest.getMainAttributes();
		main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		main.putValue("Bundle-ManifestVersion", "2");
		main.putValue("Bundle-SymbolicName", "soak");
		main.putValue("Bundle-Activator", SoakBundle.class.getName());
		main.putValue("Import-Package", "org.modalis.api,org.modalis.api.catalogue,org.modalis.api.model,org.modalis.api.openai,"
				+ "org.modalis.api.provider,org.modalis.api.transport,org.osgi.framework");
		var bytes = new ByteArrayOutputStream();
		try (var jar = new JarOutputStream(bytes, manifest)) {
			for (var type : new Class<?>[] { SoakBundle.class, SoakBundle.Vendor.class }) {
				var file = type.getName().replace('.', '/') + ".class";
				jar.putNextEntry(new JarEntry(file));
				try (var in = type.getClassLoader().getResourceAsStream(file)) {
					in.transferTo(jar);
				}
			}
		}
		return new ByteArrayInputStream(bytes.toByteArray());
	}
}
