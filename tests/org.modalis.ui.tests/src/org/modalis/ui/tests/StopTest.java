package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Message;
import org.modalis.testkit.VendorReply;

/** Stopping an answer. */
@ExtendWith(WorkbenchExtension.class)
class StopTest {

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
	void escEndsACallBeforeItsFirstByte() throws Exception {
		moon.answers(VendorReply.never(), moon.whole("Here I am."));
		Chat.ask("Is anyone there?");
		var request = moon.question();

		User.press("Escape");

		request.awaitClosed();
		var answer = Chat.answer("Is anyone there?");
		assertEquals(Message.State.STOPPED, answer.state());
		assertEquals("", answer.text());
		Ui.await("the note", () -> Chat.lastNote().equals("You stopped this answer."));
		asksAgain("Here I am.");
	}

	@Test
	void escInMidStreamKeepsWhatCame() throws Exception {
		moon.answers(moon.begin("One, two").hang(), moon.whole("Three."));
		Chat.ask("Esc in the composer");
		Ui.await("the beginning", () -> Chat.last().equals("One, two"));

		User.press("Escape");

		assertStopped("Esc in the composer");
		asksAgain("Three.");
	}

	@Test
	void escInThePageStopsToo() throws Exception {
		moon.answers(moon.begin("One, two").hang(), moon.whole("Four."));
		Chat.ask("Esc in the page");
		Ui.await("the beginning", () -> Chat.last().equals("One, two"));
		User.click(Ui.get(Chat::page));

		User.press("Escape");

		assertStopped("Esc in the page");
		asksAgain("Four.");
	}

	@Test
	void escInTheListOfThreadsStopsToo() throws Exception {
		moon.answers(moon.begin("One, two").hang(), moon.whole("Six."));
		Chat.ask("Esc in the list");
		Ui.await("the beginning", () -> Chat.last().equals("One, two"));
		Chat.open("Esc in the list");

		User.press("Escape");

		assertStopped("Esc in the list");
		asksAgain("Six.");
	}

	@Test
	void theStopButtonInMidStreamKeepsWhatCame() throws Exception {
		moon.answers(moon.begin("One, two").hang(), moon.whole("Five."));
		Chat.ask("The Stop button");
		Ui.await("the beginning", () -> Chat.last().equals("One, two"));
		Ui.await("the Stop button", () -> Chat.button("send").getText().contains("Stop"));

		User.click(Ui.control("send"));

		assertStopped("The Stop button");
		asksAgain("Five.");
	}

	private void assertStopped(String title) throws Exception {
		moon.question().awaitClosed();
		var answer = Chat.answer(title);
		assertEquals(Message.State.STOPPED, answer.state());
		assertEquals("One, two", answer.text());
		Ui.await("the note", () -> Chat.lastNote().equals("You stopped this answer."));
		assertEquals("One, two", Ui.get(Chat::last));
	}

	private void asksAgain(String answer) {
		assertTrue(Ui.get(Chat::idle));
		Chat.ask("And now?");
		Ui.await("the next answer", () -> Chat.last().equals(answer) && Chat.idle());
	}
}
