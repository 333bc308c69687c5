package org.modalis.update.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.settings.Settings;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Answers stream from a vendor while features of providers come, change and go in the running product. */
class HotStreamTest {

	private static final ModelId MODEL = new ModelId("openai-compatible", "sky-1");
	private static final String STREAMING = "org.modalis.feature.provider.openai.compatible";
	private static final String OTHER = "org.modalis.feature.provider.ollama";
	private static final String END = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
	private static final String BASE_URL = "provider.openai-compatible.baseUrl";

	private final BundleContext context = FrameworkUtil.getBundle(getClass()).getBundleContext();
	private final Site site = new Site(Path.of(System.getProperty("modalis.site")));
	private final Features features = service(Features.class);
	private final CountDownLatch begun = new CountDownLatch(1);
	private final CountDownLatch goOn = new CountDownLatch(1);

	@TempDir
	Path folder;
	private VendorServer vendor;
	private HistoryStore history;

	@BeforeEach
	void vendorThatPausesInTheMiddle() throws Exception {
		vendor = VendorServer.start();
		vendor.on("/v1/models", VendorReply.json(200, "{\"data\":[{\"id\":\"sky-1\",\"object\":\"model\"}]}"));
		vendor.on("/v1/chat/completions", VendorReply.sse(delta("Because air "), delta("scatters ")).waitFor(goOn)
				.then("data: " + delta("blue light.") + "\n\ndata: " + END + "\n\ndata: [DONE]\n\n"));
		service(Settings.class).set(BASE_URL, vendor.url("/v1").toString());
		history = service(HistoryService.class).open();
		assertLive(features.install(site.uri(), STREAMING, new NullProgressMonitor()));
		assertLive(features.install(site.uri(), OTHER, new NullProgressMonitor()));
		awaitModel();
	}

	@AfterEach
	void withoutProviders() {
		goOn.countDown();
		features.uninstall(STREAMING, new NullProgressMonitor());
		features.uninstall(OTHER, new NullProgressMonitor());
		service(Settings.class).remove(BASE_URL);
		vendor.close();
	}

	@Test
	void anAnswerGoesOnWhileAnotherProviderIsUpdatedAndLeaves() throws Exception {
		ChatRun run = ask();
		var next = site.copyAs(folder, "provider.ollama", "1.0.4", Map.of());
		assertLive(features.install(next.uri(), OTHER, new NullProgressMonitor()));
		assertFalse(run.done(), "the answer ended while another provider was updated");
		assertLive(features.uninstall(OTHER, new NullProgressMonitor()));
		assertFalse(run.done(), "the answer ended while another provider left");
		goOn.countDown();
		Message answer = run.await();
		assertEquals(Message.State.COMPLETE, answer.state(), answer.note());
		assertEquals("Because air scatters blue light.", answer.text());
	}

	@Test
	void anAnswerOfALeavingProviderEndsWithASentenceAndKeepsItsText() throws Exception {
		ChatRun run = ask();
		assertLive(features.uninstall(STREAMING, new NullProgressMonitor()));
		assertLeft(run.await());
		assertTrue(service(ModelRegistry.class).snapshot().model(MODEL).isEmpty());
	}

	@Test
	void anAnswerOfAnUpdatedProviderEndsWithASentenceAndTheNewOneAnswers() throws Exception {
		ChatRun run = ask();
		var next = site.copyAs(folder, "provider.openai.compatible", "1.0.4", Map.of());
		assertLive(features.install(next.uri(), STREAMING, new NullProgressMonitor()));
		assertLeft(run.await());
		awaitModel();
		goOn.countDown();
		assertEquals(Message.State.COMPLETE, ask().await().state());
	}

	private void assertLeft(Message answer) throws Exception {
		assertEquals(Message.State.FAILED, answer.state());
		assertEquals("Because air scatters ", answer.text());
		assertTrue(answer.note().contains("removed or updated"), answer.note());
		assertEquals(answer.text(), history.lastMessages(answer.conversation(), 1).getFirst().text());
	}

	/** An answer of which the first half is there. */
	private ChatRun ask() throws Exception {
		var thread = history.createConversation("Sky", Optional.of(MODEL));
		var text = new StringBuffer();
		ChatRun run = service(ChatRunner.class).ask(thread.id(), "Why is the sky blue?", MODEL, ChatParameters.DEFAULT, new ChatListener() {
			@Override
			public void text(CharSequence piece) {
				if (text.append(piece).indexOf("scatters ") >= 0)
					begun.countDown();
			}
		});
		assertTrue(begun.await(20, TimeUnit.SECONDS), "the answer did not begin");
		return run;
	}

	private void awaitModel() throws InterruptedException {
		var there = new CountDownLatch(1);
		var registry = service(ModelRegistry.class);
		try (var listening = registry.onChange(snapshot -> snapshot.model(MODEL).ifPresent(model -> there.countDown()))) {
			registry.snapshot().model(MODEL).ifPresent(model -> there.countDown());
			assertTrue(there.await(20, TimeUnit.SECONDS), "the model did not appear");
		}
	}

	private static String delta(String text) {
		return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}";
	}

	private static void assertLive(Outcome outcome) {
		assertEquals(Outcome.Kind.LIVE, outcome.kind(), outcome::message);
	}

	private <T> T service(Class<T> type) {
		return context.getService(context.getServiceReference(type));
	}
}
