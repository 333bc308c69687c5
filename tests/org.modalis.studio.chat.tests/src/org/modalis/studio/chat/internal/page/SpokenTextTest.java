package org.modalis.studio.chat.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class SpokenTextTest {

	private static List<String> spoken(String text) {
		var spoken = new SpokenText();
		var all = new ArrayList<String>();
		for (int end = 1; end <= text.length(); end++)
			add(all, spoken.next(text.substring(0, end), false));
		add(all, spoken.next(text, true));
		return all;
	}

	private static void add(List<String> all, String words) {
		if (!words.isEmpty())
			all.add(words);
	}

	@Test
	void saysWholeSentencesHoweverSmallThePieces() {
		assertEquals(List.of("Good morning.", "It is 3.5 degrees!", "Bye"), spoken("Good morning. It is 3.5 degrees! Bye"));
	}

	@Test
	void leavesMarksOutAndNamesCodeInsteadOfReadingIt() {
		assertEquals(List.of("Heading", "See this page.", "Code.", "Done"),
				spoken("# Heading\nSee [this **page**](http://x.org).\n```java\nint i = 1;\nint j. = 2;\n```\nDone"));
	}

	@Test
	void saysNothingTwice() {
		var spoken = new SpokenText();
		assertEquals("One.", spoken.next("One. Two", false));
		assertEquals("", spoken.next("One. Two", false));
		assertEquals("Two", spoken.next("One. Two", true));
		assertEquals("", spoken.next("One. Two", true));
	}
}
