package org.modalis.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.Message.State;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.CallLog;
import org.modalis.api.transport.HttpTransport;
import org.modalis.api.transport.OfflineSwitch;
import org.modalis.core.internal.fakes.ScriptedProvider;
import org.modalis.testkit.InMemoryHistoryStore;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** The components as they are wired in the product; only in OSGi. */
@Timeout(60)
class ComponentsTest {

	private static final Dictionary<String, Object> NO_PROPERTIES = new Hashtable<>();

	private final InMemoryHistoryStore store = new InMemoryHistoryStore();
	private BundleContext context;

	@BeforeEach
	void start() throws BundleException {
		Bundle here = FrameworkUtil.getBundle(getClass());
		assumeTrue(here != null, "needs OSGi");
		for (Bundle each : here.getBundleContext() == null ? new Bundle[0] : here.getBundleContext().getBundles())
			if (each.getSymbolicName().equals("org.apache.felix.scr"))
				each.start();
		here.start();
		context = here.getBundleContext();
	}

	@AfterEach
	void stop() {
		store.settle();
	}

	private <T> T service(Class<T> type) {
		var reference = context.getServiceReference(type);
		assertTrue(reference != null, type.getSimpleName() + " is not there");
		return context.getService(reference);
	}

	@Test
	void everyServiceIsThere() {
		var history = context.registerService(HistoryService.class, store.service(), NO_PROPERTIES);
		try {
			service(HttpTransport.class);
			service(ModelRegistry.class);
			service(ChatRunner.class);
			service(CallLog.class);
			assertFalse(service(OfflineSwitch.class).isOffline());
			assertTrue(!service(KeyStore.class).protection().isBlank());
			var settings = service(Settings.class);
			settings.set("test.name", "value");
			assertEquals(Optional.of("value"), settings.get("test.name"));
			settings.remove("test.name");
		} finally {
			history.unregister();
		}
	}

	@Test
	void followsAProviderServiceAndEndsItsRunWhenItLeaves() throws Exception {
		var history = context.registerService(HistoryService.class, store.service(), NO_PROPERTIES);
		try {
			var heard = new LinkedBlockingQueue<RegistrySnapshot>();
			var subscription = service(ModelRegistry.class).onChange(heard::add);
			var began = new CountDownLatch(1);
			var acme = new ScriptedProvider("acme").chats((request, sink, call) -> {
				sink.text("so far");
				began.countDown();
				new CountDownLatch(1).await();
				throw new AssertionError();
			});
			var service = context.registerService(ModelProvider.class, acme, NO_PROPERTIES);
			await(heard, snapshot -> snapshot.provider("acme").map(entry -> entry.state().kind() == Kind.READY).orElse(false));
			var thread = store.createConversation("", Optional.empty());
			var run = service(ChatRunner.class).ask(thread.id(), "Hi", acme.model(), ChatParameters.DEFAULT, new ChatListener() {
			});
			began.await();
			service.unregister();
			await(heard, snapshot -> snapshot.provider("acme").isEmpty());
			var answer = run.await();
			assertEquals(State.FAILED, answer.state());
			assertEquals("so far", answer.text());
			subscription.close();
		} finally {
			history.unregister();
		}
	}

	private static void await(LinkedBlockingQueue<RegistrySnapshot> heard, Predicate<RegistrySnapshot> what)
			throws InterruptedException {
		RegistrySnapshot next;
		do {
			next = heard.poll(20, TimeUnit.SECONDS);
			assertTrue(next != null, "not heard");
		} while (!what.test(next));
	}
}
