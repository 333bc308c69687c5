package org.modalis.studio.chat.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;

class PageScriptsTest {

	private final List<String> scripts = new ArrayList<>();
	private final PageScripts page = new PageScripts(new ConversationHtml(new MetaLine(Locale.US, ZoneId.of("UTC")), EnumSet.allOf(Action.class)), scripts::add);
	private final Message answer = Message.answer(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(),
			ModelId.parse("local/tiny"), "Tiny", Instant.EPOCH);

	private String stream(String text) {
		scripts.clear();
		page.streaming(answer.id(), text, "");
		return String.join("", scripts);
	}

	@Test
	void drawsOnlyTheBlocksThatChanged() {
		page.changed(answer);
		stream("First paragraph.\n\nSecond");
		String script = stream("First paragraph.\n\nSecond one");
		assertEquals("M.blocks(\"m" + answer.id() + "\",1,\"\\u003cdiv\\u003e\\u003cp\\u003eSecond one\\u003c/p\\u003e\\n\\u003c/div\\u003e\");",
				script);
	}

	@Test
	void drawsNothingWhenNothingChanged() {
		page.changed(answer);
		stream("Same");
		assertEquals("", stream("Same"));
	}

	@Test
	void aCodeBlockGrowsInPlace() {
		page.changed(answer);
		stream("Look:\n\n```java\nint a;\n");
		String line = stream("Look:\n\n```java\nint a;\nint b;\n");
		assertTrue(line.startsWith("M.parts(\"m" + answer.id() + "\",1,1,\"\\u003cspan"), line);
		assertFalse(line.contains(" a;"), line);
		String closed = stream("Look:\n\n```java\nint a;\nint b;\n```\n\nThat");
		assertTrue(closed.startsWith("M.blocks(\"m" + answer.id() + "\",2,"), closed);
	}

	@Test
	void reasoningGrowsInPlace() {
		page.changed(answer);
		page.streaming(answer.id(), "", "First");
		scripts.clear();
		page.streaming(answer.id(), "", "First, then");
		assertEquals(List.of("M.reasoning(\"m" + answer.id() + "\",5,\", then\");"), scripts);
	}

	@Test
	void showsOnlyPicturesThatAreMadeOfPixels() {
		page.picture("https://a.example/x", "image/svg+xml", "<svg/>".getBytes());
		assertTrue(scripts.getFirst().startsWith("M.noPicture("), scripts.toString());
		page.picture("https://a.example/x", "image/png", new byte[] { 1, 2, 3 });
		assertEquals("M.picture(\"https://a.example/x\",\"data:image/png;base64,AQID\");", scripts.getLast());
	}

	@Test
	void aLineThatTurnsIntoAHeadingIsDrawnAgain() {
		page.changed(answer);
		stream("Title");
		assertTrue(stream("Title\n===").contains("h1"));
	}

	@Test
	void ignoresAnAnswerThatIsNotOnTheScreen() {
		page.opened(Optional.empty(), List.of(), false);
		assertEquals("", stream("anything"));
	}

	@Test
	void goesOnWithAnAnswerThatWasOpenedHalfWay() {
		var half = answer.withText("One\n\nTw", "");
		page.opened(Optional.empty(), List.of(half), false);
		assertTrue(scripts.getLast().startsWith("M.live("), scripts.toString());
		assertTrue(stream("One\n\nTwo").startsWith("M.blocks(\"m" + answer.id() + "\",1,"));
	}

	@Test
	void pageLetsNothingInButItsOwn() {
		PageSource source = PageSource.make();
		assertTrue(source.html().contains("default-src 'none'; script-src 'nonce-"), source.html());
		assertTrue(!source.html().contains("@NONCE@") && !source.html().contains("unsafe"), source.html());
		assertTrue(!PageSource.make().token().equals(source.token()), "a token of its own each time");
	}

	@Test
	void aWishNeedsTheToken() {
		assertEquals(Optional.of(new Wish("copy", List.of("a b"))), Wish.read("modalis:t0k/copy/a%20b", "t0k"));
		assertEquals(Optional.empty(), Wish.read("modalis:other/copy/a", "t0k"));
		assertEquals(Optional.empty(), Wish.read("modalis:t0k/%zz", "t0k"));
		assertEquals(Optional.empty(), Wish.read("http://127.0.0.1/t0k/copy", "t0k"));
	}
}
