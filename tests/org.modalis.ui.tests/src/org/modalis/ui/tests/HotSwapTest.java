package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Message;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** A provider's bundle leaves while the workbench runs, and comes back. */
@ExtendWith(WorkbenchExtension.class)
class HotSwapTest {

	private static final Duration AT_MOST = Duration.ofSeconds(2);

	private final Bundle provider = Arrays.stream(Services.bundles().getBundles())
			.filter(bundle -> bundle.getSymbolicName().equals("org.modalis.provider.openai.compatible")).findFirst().orElseThrow();

	@AfterEach
	void bringTheProviderBack() throws BundleException {
		provider.start();
	}

	@Test
	void aLeavingProviderTakesItsModelsAndNothingElse() throws Exception {
		var rest = new CountDownLatch(1);
		try (var moon = ScriptedModel.openAi("moon"); var tide = ScriptedModel.ollama("tide")) {
			moon.answers(moon.begin("What I had said").hang(), moon.whole("Back again."));
			tide.answers(tide.begin("Ebb").waitFor(rest).then(tide.text(" and flow.") + tide.end()));
			Chat.newThread();
			Chat.choose(tide);
			Chat.ask("Who goes on?");
			Ui.await("the answer that stays", () -> Chat.last().equals("Ebb"));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Who leaves?");
			Ui.await("the answer that will end", () -> Chat.last().equals("What I had said"));
			Chat.openPicker();
			assertTrue(Ui.get(() -> offers("moon")));

			long before = System.nanoTime();
			provider.stop(Bundle.STOP_TRANSIENT);
			awaitPicker("leaves", before, false);

			Chat.closePicker();
			assertEnded();
			Chat.open("Who goes on?");
			assertEquals("Ebb", Ui.get(Chat::last));
			rest.countDown();
			Ui.await("the untouched answer", () -> Chat.last().equals("Ebb and flow.") && Chat.idle());
			assertEquals(Message.State.COMPLETE, Chat.answer("Who goes on?").state());

			Chat.open("Who leaves?");
			Ui.await("the thread of the provider that left", () -> Chat.last().equals("What I had said"));
			Ui.await("why nothing can be sent",
					() -> Chat.notice().equals("Provider openai-compatible is not installed. Choose another model to go on."));

			Chat.openPicker();
			before = System.nanoTime();
			provider.start();
			awaitPicker("is back", before, true);
			Chat.closePicker();
			Ui.await("the model to be usable", () -> Chat.notice().isEmpty());
			Chat.ask("And now?");
			Ui.await("an answer", () -> Chat.last().equals("Back again.") && Chat.idle());
		}
	}

	private static void assertEnded() throws Exception {
		var answer = Chat.answer("Who leaves?");
		assertEquals("What I had said", answer.text());
		assertEquals(Message.State.FAILED, answer.state());
		assertEquals("OpenAI-compatible server was removed or updated while it answered. What had come is kept; ask again.", answer.note());
		Ui.await("the sentence", () -> Chat.lastNote().equals(answer.note()));
		assertEquals("What I had said", Ui.get(Chat::last));
	}

	/** Measures until the open picker shows it, from the moment when the bundle has stopped or started; called right then. */
	private static void awaitPicker(String what, long before, boolean offered) {
		long changed = System.nanoTime();
		Duration took = Duration.ZERO;
		while (Ui.get(() -> offers("moon")) != offered && took.compareTo(AT_MOST) < 0)
			took = Duration.ofNanos(System.nanoTime() - changed);
		System.out.println("model picker: a provider " + what + " " + took.toMillis() + " ms after its bundle did (wanted: 200 ms), "
				+ (System.nanoTime() - before) / 1_000_000 + " ms with the bundle's own change");
		assertTrue(took.compareTo(AT_MOST) < 0, "The picker did not follow within " + AT_MOST);
	}

	private static boolean offers(String model) {
		return Chat.rows("modelList").stream().anyMatch(row -> row.title().equals(model));
	}
}
