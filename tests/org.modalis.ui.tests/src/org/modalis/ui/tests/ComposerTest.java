package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.UsageLine;
import org.modalis.api.settings.Settings;

/** What happens around the composer: drafts, the queue, the keys, and the title that a model gives. */
@ExtendWith(WorkbenchExtension.class)
@Timeout(300)
class ComposerTest {

	@AfterEach
	void back() {
		Services.get(Settings.class).remove("chat.send");
		Services.get(Settings.class).set("chat.titles", "false");
	}

	private static List<String> queued() {
		return Ui.all(StyledText.class).filter(text -> "queued".equals(text.getData("org.modalis.id"))).map(StyledText::getText).toList();
	}

	private static void awaitQueue(String... texts) {
		Ui.await("the queue " + List.of(texts), () -> queued().equals(List.of(texts)));
	}

	private static List<String> questions(String title) throws HistoryException {
		return Chat.history().lastMessages(Chat.thread(title).id(), 50).stream().filter(message -> message.role() == Message.Role.USER)
				.map(Message::text).toList();
	}

	private static String draft(String title) {
		try {
			return Chat.history().threads().draft(Chat.thread(title).id());
		} catch (HistoryException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void aDraftStaysWithItsThreadOnTheDisk() throws Exception {
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.whole("Yes."));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Do you keep drafts?");
			Ui.await("the answer", () -> Chat.messages().size() == 2 && Chat.idle());
			Chat.write("half a thought");
			Ui.await("the draft on the disk", () -> draft("Do you keep drafts?").equals("half a thought"));
			User.press("ctrl+n");
			Ui.await("another, empty composer", () -> Chat.title().equals("New thread") && Chat.composer().getText().isEmpty());
			Chat.write("of the new one");
			Ui.await("the draft of the new thread on the disk",
					() -> Services.get(Settings.class).get("chat.draft").orElse("").equals("of the new one"));
			Chat.open("Do you keep drafts?");
			Ui.await("the draft", () -> Chat.composer().getText().equals("half a thought"));
			Chat.focusComposer();
			User.press("Return");
			Ui.await("the second answer", () -> Chat.messages().size() == 4 && Chat.idle());
			Ui.await("no draft on the disk", () -> draft("Do you keep drafts?").isEmpty());
			User.press("ctrl+n");
			Ui.await("the draft of the new thread", () -> Chat.composer().getText().equals("of the new one"));
			User.press("ctrl+a", "BackSpace");
			Ui.await("no draft of the new thread", () -> Services.get(Settings.class).get("chat.draft").isEmpty());
		}
	}

	@Test
	void messagesWaitInAListThatTheKeyboardChangesAndAreSentInOrder() throws Exception {
		var first = new CountDownLatch(1);
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.begin("One").waitFor(first).then(moon.text(".") + moon.end()), moon.whole("Next."));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Queue one");
			Ui.await("the beginning", () -> Chat.last().equals("One"));
			Chat.ask("two");
			awaitQueue("two");
			assertEquals("", Ui.get(() -> Chat.composer().getText()));
			Chat.ask("three");
			Chat.ask("four");
			awaitQueue("two", "three", "four");
			Ui.screenshot("queue");
			User.press("ctrl+shift+q");
			Ui.await("the keyboard in the first message", () -> Ui.control("queued").isFocusControl());
			User.press("alt+Down");
			awaitQueue("three", "two", "four");
			User.press("Delete");
			awaitQueue("three", "four");
			Ui.await("the keyboard to stay in the list", () -> Ui.all(StyledText.class).anyMatch(text -> text.isFocusControl()
					&& "queued".equals(text.getData("org.modalis.id"))));
			User.press("Up", "Return", "ctrl+a");
			User.type("three, changed");
			User.press("Return");
			Ui.await("the change", () -> queued().contains("three, changed"));
			var order = Ui.get(ComposerTest::queued);
			first.countDown();
			Ui.await("the end", () -> queued().isEmpty() && Chat.idle() && Chat.messages().size() == 6);
			assertEquals(List.of("Queue one", order.get(0), order.get(1)), questions("Queue one"));
			assertEquals(3, moon.questions());
		}
	}

	@Test
	void aStopPausesTheQueueUntilTheUserLetsItGoOn() throws Exception {
		var never = new CountDownLatch(1);
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.begin("Long").waitFor(never).then(moon.end()), moon.whole("After."));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Stop me");
			Ui.await("the beginning", () -> Chat.last().equals("Long"));
			Chat.ask("and then");
			awaitQueue("and then");
			User.press("Escape");
			Ui.await("the pause", () -> ((Label) Ui.control("queueState")).getText().contains("you stopped the answer"));
			Ui.screenshot("queue-paused");
			assertEquals(List.of("Stop me"), questions("Stop me"));
			Ui.await("the message on the disk", () -> draft("Stop me").contains("and then"));
			User.click(Ui.control("queueResume"));
			Ui.await("the answer", () -> Chat.last().equals("After.") && Chat.idle() && queued().isEmpty());
			assertEquals(List.of("Stop me", "and then"), questions("Stop me"));
		} finally {
			never.countDown();
		}
	}

	@Test
	void upWalksThroughEarlierQuestionsAndCtrlRAsksAgain() throws Exception {
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.whole("Alpha."), moon.whole("Beta."), moon.whole("Gamma."));
			Chat.newThread();
			Chat.choose(moon);
			Chat.ask("Recall first");
			Ui.await("the first answer", () -> Chat.last().equals("Alpha.") && Chat.idle());
			Chat.ask("Recall second");
			Ui.await("the second answer", () -> Chat.last().equals("Beta.") && Chat.idle());
			User.press("Up");
			Ui.await("the newest question", () -> Chat.composer().getText().equals("Recall second"));
			User.press("Up");
			Ui.await("the one before", () -> Chat.composer().getText().equals("Recall first"));
			User.press("Down", "Down");
			Ui.await("an empty composer", () -> Chat.composer().getText().isEmpty());
			User.press("ctrl+Up");
			Ui.await("the command's way", () -> Chat.composer().getText().equals("Recall second"));
			User.press("ctrl+a", "BackSpace");
			User.press("ctrl+r");
			Ui.await("another answer", () -> Chat.last().equals("Gamma.") && Chat.idle());
			assertEquals(2, questions("Recall first").size());
		}
	}

	@Test
	void theUserChoosesTheKeyThatSends() throws Exception {
		try (var moon = ScriptedModel.openAi("moon")) {
			moon.answers(moon.whole("Got it."));
			Chat.newThread();
			Chat.choose(moon);
			Services.get(Settings.class).set("chat.send", "Ctrl+Enter");
			Chat.focusComposer();
			User.type("Send with control");
			User.press("Return");
			User.type("enter");
			Ui.await("two lines", () -> Chat.composer().getText().equals("Send with control\nenter"));
			User.press("ctrl+Return");
			Ui.await("the answer", () -> Chat.last().equals("Got it.") && Chat.idle());
			assertEquals(List.of("Send with control\nenter"), questions("Send with control"));
		}
	}

	@Test
	void aModelNamesTheThreadAndTheUsageCountsIt() throws Exception {
		var from = ZonedDateTime.now(ZoneId.of("UTC")).minusMinutes(1);
		try (var moon = ScriptedModel.openAi("titler")) {
			moon.answers(moon.whole("The page cache holds pages."), moon.whole("\"Derby page cache\""));
			Chat.newThread();
			Chat.choose(moon);
			Services.get(Settings.class).set("chat.titles", "true");
			Chat.ask("What does the page cache of Derby do?");
			Ui.await("the title", () -> Chat.title().equals("Derby page cache"));
			assertTrue(Ui.get(() -> Chat.rows("threads")).getFirst().title().equals("Derby page cache"));
			var lines = Chat.history().usage().report(from, from.plusMinutes(10)).stream()
					.filter(line -> line.model().equals(Optional.of(moon.id()))).toList();
			assertEquals(2, lines.stream().mapToLong(UsageLine::answers).sum());
			assertEquals(2, Chat.history().messageCount(Chat.thread("Derby page cache").id()));
		}
	}
}
