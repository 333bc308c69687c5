package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.history.Message;
import org.modalis.testkit.VendorReply;

/** Vendors that break off into nonsense. */
@ExtendWith(WorkbenchExtension.class)
class BadStreamTest {

	private ScriptedModel moon;
	private ErrorLog log;

	@BeforeEach
	void chooseModel() {
		moon = ScriptedModel.openAi("moon");
		log = new ErrorLog();
		Chat.newThread();
		Chat.choose(moon);
	}

	@AfterEach
	void closeModel() {
		log.close();
		moon.close();
	}

	@Test
	void anEndlessLineEndsTheAnswerAndKeepsIt() throws Exception {
		endsWith("An endless line", moon.begin("So far").then("data: ").endlessly("x"), "8 MiB");
	}

	@Test
	void invalidUtf8EndsTheAnswerAndKeepsIt() throws Exception {
		byte[] torn = moon.text("caf#").getBytes();
		for (int i = 0; i < torn.length; i++)
			if (torn[i] == '#')
				torn[i] = (byte) 0xc3;
		endsWith("Invalid UTF-8", moon.begin("So far").then(torn).then(moon.end()), "not valid JSON");
	}

	@Test
	void invalidJsonEndsTheAnswerAndKeepsIt() throws Exception {
		endsWith("Invalid JSON", moon.begin("So far").then("data: {\"choices\": [}\n\n").then(moon.end()), "not valid JSON");
	}

	@Test
	void aCutConnectionEndsTheAnswerAndKeepsIt() throws Exception {
		endsWith("A cut connection", moon.begin("So far").cut(), "kept");
	}

	private void endsWith(String question, VendorReply rude, String words) throws Exception {
		moon.answers(rude, moon.whole("All well."));
		Chat.ask(question);

		Ui.await("the sentence", () -> Chat.lastNote().contains(words) && Chat.idle());

		assertEquals("So far", Ui.get(Chat::last));
		var answer = Chat.answer(question);
		assertEquals("So far", answer.text());
		assertEquals(Message.State.FAILED, answer.state());
		assertTrue(answer.note().contains(words) && answer.note().endsWith("."), answer.note());
		Chat.ask("And now?");
		Ui.await("the next answer", () -> Chat.last().equals("All well.") && Chat.idle());
		assertEquals(List.of(), log.errors());
	}
}
