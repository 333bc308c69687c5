package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;

/** Long threads and fast answers. */
@ExtendWith(WorkbenchExtension.class)
class LoadTest {

	private static final int MESSAGES = 5_000;
	private static final int EVENTS = 1_500;
	private static final int EVENTS_PER_SECOND = 500;

	@Test
	void opensAThreadOfFiveThousandMessagesAndLoadsOlderOnesOnTheWayUp() throws Exception {
		String title = "Five thousand messages";
		seed(title);
		Chat.newThread();
		try (var pauses = Pauses.during("opening 5,000 messages")) {
			long from = System.nanoTime();
			Chat.open(title);
			Ui.await("the end of the thread", () -> Chat.last().startsWith("Answer 4,999"));
			System.out.println("5,000 messages: the end on the screen " + (System.nanoTime() - from) / 1_000_000
					+ " ms after the mouse began to move (wanted: 300 ms)");
		}
		int first = Ui.get(() -> Chat.messages().size());
		assertTrue(first < MESSAGES / 10, first + " messages were drawn at once");

		var page = Ui.get(Chat::page);
		User.click(page);
		Ui.await("earlier messages", () -> {
			page.execute("document.scrollingElement.scrollTop = 0");
			return Chat.messages().size() > first;
		});

		var messages = Ui.get(Chat::messages);
		assertEquals("Question 4,998", messages.get(messages.size() - 2).text());
		assertEquals(messages.size() % 2 == 0, messages.getFirst().question());
	}

	@Test
	void reachesEveryPlaceOfALongThreadAtOnce() throws Exception {
		String title = "Long walk";
		seed(title);
		Chat.newThread();
		Chat.open(title);
		Ui.await("the end of the thread", () -> Chat.last().startsWith("Answer 4,999"));
		User.click(Ui.get(Chat::page));
		User.press("Home");
		Ui.await("the beginning", () -> Chat.messages().size() > 1 && Chat.messages().getFirst().text().equals("Question 0"));
		assertTrue(Ui.get(() -> Chat.messages().size()) <= 180, "not all of it is on the page");
		User.press("End");
		Ui.await("the end", () -> Chat.last().startsWith("Answer 4,999"));
		User.press("ctrl+f");
		Ui.await("the search", () -> Boolean.TRUE.equals(Chat.page().evaluate("return document.activeElement.matches('#find input');")));
		User.type("answer 2,501 with bold");
		Ui.await("the one place", () -> "1 of 1".equals(Chat.page().evaluate("return document.getElementById('hits').textContent;")));
		assertTrue(Ui.get(() -> Chat.messages().stream().anyMatch(message -> message.text().equals("Question 2,500"))), "what stands around it came too");
		User.press("Escape");
		Chat.focusComposer();
	}

	private static void seed(String title) throws Exception {
		var history = Chat.history();
		var thread = history.createConversation(title, Optional.empty()).id();
		var all = new ArrayList<Message>(MESSAGES);
		Optional<Message> before = Optional.empty();
		for (int i = 0; i < MESSAGES; i++) {
			var made = i % 2 == 0 ? Message.user(Ids.next(), thread, before.map(Message::id), "Question %,d".formatted(i), Instant.now())
					: complete(Message.answer(Ids.next(), thread, before.orElseThrow().id(), new ModelId("ollama", "tide"), "tide", Instant.now()),
							"Answer %,d with **bold** words, `code` and\n\n- a list\n- of two".formatted(i));
			all.add(made);
			before = Optional.of(made);
		}
		history.appendAll(all);
	}

	private static Message complete(Message begun, String text) {
		return begun.withText(text, "").ended(Message.State.COMPLETE, "", begun.figures());
	}

	@Test
	void staysResponsiveWhileFiveHundredEventsPerSecondCome() throws Exception {
		var due = new ArrayList<CountDownLatch>();
		try (var moon = ScriptedModel.openAi("moon"); var clock = Executors.newSingleThreadScheduledExecutor()) {
			var reply = moon.begin("Numbers:\n\n");
			for (int i = 0; i < EVENTS; i++) {
				due.add(new CountDownLatch(1));
				reply = reply.waitFor(due.getLast()).then(moon.text(i % 20 == 19 ? i + ".\n\n" : i + " "));
			}
			moon.answers(reply.then(moon.end()));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Count fast");
			moon.question();
			try (var pauses = Pauses.during("500 events per second")) {
				var next = due.iterator();
				var events = clock.scheduleAtFixedRate(() -> next.next().countDown(), 0, 1_000_000 / EVENTS_PER_SECOND,
						TimeUnit.MICROSECONDS);
				Chat.write("Typed while it streams");
				Ui.await("the end", Chat::idle);
				events.cancel(false);
			}
			assertTrue(Chat.answer("Count fast").text().endsWith((EVENTS - 1) + ".\n\n"));
			Ui.await("all of it on the page", () -> Chat.last().endsWith((EVENTS - 1) + "."));
			assertEquals("Typed while it streams", Ui.get(() -> Chat.composer().getText()));
			User.press("ctrl+a", "BackSpace");
			Ui.await("an empty composer", () -> Chat.composer().getText().isEmpty());
		}
	}
}
