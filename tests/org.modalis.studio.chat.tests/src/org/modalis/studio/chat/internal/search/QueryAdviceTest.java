package org.modalis.studio.chat.internal.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.modalis.api.search.Excerpt;
import org.modalis.api.search.TextRange;

class QueryAdviceTest {

	@Test
	void aValueThatAnOperatorDoesNotTakeIsSaid() {
		assertTrue(QueryAdvice.of("rain has:picture and more").orElseThrow().contains("has:image"));
		assertTrue(QueryAdvice.of("before:soon ").orElseThrow().contains("before:2026-11-24"));
		assertTrue(QueryAdvice.of("-role:me ").orElseThrow().contains("role:user, role:assistant"));
	}

	@Test
	void aNameThatIsNearlyOneIsSaid() {
		assertTrue(QueryAdvice.of("models:gpt ").orElseThrow().contains("Did you mean model:?"));
	}

	@Test
	void whatIsRightOrPlainTextOrStillBeingTypedIsNoMistake() {
		for (String fine : List.of("", "model:gpt has:image", "note: buy milk", "https://example.org/x y", "before:20", "\"before:soon or later\" x"))
			assertEquals(Optional.empty(), QueryAdvice.of(fine), fine);
	}

	@Test
	void anOpenPhraseIsSaid() {
		assertTrue(QueryAdvice.of("\"some words").orElseThrow().contains("second quotation mark"));
	}

	@Test
	void aRowBeginsNearItsFirstMatch() {
		String text = "word ".repeat(20) + "narwhal at sea";
		int at = text.indexOf("narwhal");
		var cut = HitRows.fromMatch(new Excerpt(text, List.of(new TextRange(at, at + 7))));
		var mark = cut.matches().getFirst();
		assertEquals("narwhal", cut.text().substring(mark.start(), mark.end()));
		assertTrue(mark.start() < 40);
	}
}
