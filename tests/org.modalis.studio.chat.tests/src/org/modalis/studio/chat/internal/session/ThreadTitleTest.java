package org.modalis.studio.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThreadTitleTest {

	@Test
	void takesTheFirstLineThatSaysSomething() {
		assertEquals("Why is the sky blue?", ThreadTitle.of("\n   \n Why is the sky blue? \nAnd green?"));
	}

	@Test
	void cutsALongLineAtAWord() {
		String title = ThreadTitle.of("How do I size the page cache of an embedded database for two hundred thousand messages?");
		assertTrue(title.length() <= 61, title);
		assertEquals("How do I size the page cache of an embedded database for…", title);
	}

	@Test
	void cutsAWordWithoutEndButNoCharacterInHalf() {
		String title = ThreadTitle.of("x".repeat(59) + "😀".repeat(20));
		assertFalse(Character.isHighSurrogate(title.charAt(title.length() - 2)), title);
	}

	@Test
	void dropsCharactersThatTurnOrBreakALine() {
		assertEquals("evil exe.txt", ThreadTitle.of("evil\u202e\u0007exe.txt"));
	}
}
