package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Message;

/** Several threads that are answered at the same time. */
@ExtendWith(WorkbenchExtension.class)
class TwoThreadsTest {

	@Test
	void streamInTwoThreadsWithoutMixing() throws Exception {
		var red = new CountDownLatch(1);
		var green = new CountDownLatch(1);
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.begin("Red one").waitFor(red).then(moon.text(", red two.") + moon.end()),
					moon.begin("Green one").waitFor(green).then(moon.text(", green two.") + moon.end()));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Tell me of red");
			Ui.await("the first beginning", () -> Chat.last().equals("Red one"));
			Chat.newThread();
			assertTrue(Ui.get(Chat::idle));
			Chat.ask("Tell me of green");
			Ui.await("the second beginning", () -> Chat.last().equals("Green one"));
			assertEquals(List.of("●", "●"), Ui.get(() -> Chat.rows("threads").stream().limit(2).map(row -> row.trailing()).toList()));

			User.press("ctrl+Next");
			assertOnScreen("Tell me of red", "Red one");
			red.countDown();
			Ui.await("the first answer", () -> Chat.last().equals("Red one, red two.") && Chat.idle());

			Chat.open("Tell me of green");
			assertOnScreen("Tell me of green", "Green one");
			green.countDown();
			Ui.await("the second answer", () -> Chat.last().equals("Green one, green two.") && Chat.idle());

			Chat.open("Tell me of red");
			assertOnScreen("Tell me of red", "Red one, red two.");
			assertKept("Tell me of red", "Red one, red two.");
			assertKept("Tell me of green", "Green one, green two.");
		}
	}

	private static void assertOnScreen(String question, String answer) {
		Ui.await(question + " on the screen", () -> Chat.title().equals(question)
				&& Chat.messages().stream().map(Chat.Shown::text).toList().equals(List.of(question, answer)));
	}

	private static void assertKept(String title, String text) throws Exception {
		var answer = Chat.history().lastMessages(Chat.thread(title).id(), 1).getFirst();
		assertEquals(Message.State.COMPLETE, answer.state());
		assertEquals(text, answer.text());
	}
}
