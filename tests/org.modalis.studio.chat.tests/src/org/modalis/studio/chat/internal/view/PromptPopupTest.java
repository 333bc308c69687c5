package org.modalis.studio.chat.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class PromptPopupTest {

	private static Optional<String> asks(String before) {
		return PromptPopup.word(before).map(match -> match.group(1));
	}

	@Test
	void asksForPromptsWhereAWordBeginsWithASlash() {
		assertEquals(Optional.of(""), asks("/"));
		assertEquals(Optional.of("sum"), asks("/sum"));
		assertEquals(Optional.of("sum"), asks("Please\n/sum"));
		assertEquals(Optional.of("s"), asks("and /s"));
	}

	@Test
	void leavesPathsDatesAndFractionsAlone() {
		for (String text : new String[] { "", "1/2", "and/or", "/etc/pas", "/sum ", "http://x" })
			assertEquals(Optional.empty(), asks(text), text);
	}
}
