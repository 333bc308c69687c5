package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Message;

/** Asking and being answered. */
@ExtendWith(WorkbenchExtension.class)
class AskTest {

	private ScriptedModel moon;

	@BeforeEach
	void chooseModel() {
		moon = ScriptedModel.openAi("moon");
		Chat.newThread();
		Chat.choose(moon);
	}

	@AfterEach
	void closeModel() {
		moon.close();
	}

	@Test
	void streamsTheAnswerPieceByPieceAndKeepsIt() throws Exception {
		var second = new CountDownLatch(1);
		moon.answers(moon.begin("The sky ", "is blue").waitFor(second).then(moon.text(" because of Rayleigh.") + moon.end()));

		Chat.ask("Why is the sky blue?");

		Ui.await("the first half of the answer", () -> Chat.last().equals("The sky is blue"));
		var messages = Ui.get(Chat::messages);
		assertEquals(List.of("Why is the sky blue?", "The sky is blue"), messages.stream().map(Chat.Shown::text).toList());
		assertTrue(messages.getFirst().question());
		assertTrue(Ui.get(() -> Chat.button("send").getText()).contains("Stop"));
		assertEquals("", Ui.get(() -> Chat.composer().getText()));
		assertEquals("Why is the sky blue?", Ui.get(Chat::title));
		assertEquals("Why is the sky blue?", Ui.get(() -> Chat.rows("threads").getFirst().title()));

		second.countDown();
		Ui.await("the whole answer", () -> Chat.last().equals("The sky is blue because of Rayleigh.") && Chat.idle());
		assertEquals("OpenAI-compatible server · moon", Ui.get(() -> Chat.chip("modelChip")));
		Ui.await("the tokens in use", () -> Chat.chip("contextChip").equals("1.2K tokens"));
		var kept = Chat.history().lastMessages(Chat.thread("Why is the sky blue?").id(), 10);
		assertEquals(List.of("Why is the sky blue?", "The sky is blue because of Rayleigh."), kept.stream().map(Message::text).toList());
		assertEquals(Message.State.COMPLETE, kept.getLast().state());
		assertEquals(moon.id(), kept.getLast().model().orElseThrow());
	}

	@Test
	void breaksTheLineOnShiftEnterAndSendsNothing() throws Exception {
		moon.answers(moon.whole("Two lines."));

		Chat.write("First line\nsecond line");

		assertEquals("First line\nsecond line", Ui.get(() -> Chat.composer().getText()));
		assertEquals(0, moon.questions());
		assertEquals(List.of(), Ui.get(Chat::messages));
		User.press("Return");
		Ui.await("the answer", () -> Chat.last().equals("Two lines."));
		assertEquals("First line\nsecond line", Ui.get(Chat::messages).getFirst().text());
		assertTrue(moon.question().body().contains("First line\\nsecond line"));
	}

	@Test
	void showsHowMuchOfTheContextWindowIsInUse() {
		try (var tide = ScriptedModel.ollama("tide")) {
			tide.answers(tide.whole("Because of the moon."));
			Chat.choose(tide);
			Ui.await("the context window", () -> Chat.chip("contextChip").equals("32K context"));

			Chat.ask("Why are there tides?");

			Ui.await("the answer", () -> Chat.last().equals("Because of the moon."));
			Ui.await("the context in use", () -> Chat.chip("contextChip").equals("1.2K of 32K"));
			assertEquals("Ollama · tide", Ui.get(() -> Chat.chip("modelChip")));
		}
	}
}
