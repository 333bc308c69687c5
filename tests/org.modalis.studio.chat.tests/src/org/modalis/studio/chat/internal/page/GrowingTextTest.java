package org.modalis.studio.chat.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.testkit.HostileTexts;

class GrowingTextTest {

	private final Markdown markdown = new Markdown(Set.of());

	/** What the page does with changes, on text. */
	private static final class Page {

		private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
		private final List<String> blocks = new ArrayList<>();

		void apply(GrowingText.Change change) {
			if (change.part().isEmpty()) {
				blocks.subList(Math.min(change.block(), blocks.size()), blocks.size()).clear();
				blocks.addAll(elements(change.html()));
			} else
				blocks.set(change.block(), replaced(blocks.get(change.block()), change.part().get(), change.html()));
		}

		private static String replaced(String block, int from, String html) {
			Matcher holder = Pattern.compile("<([a-z]+)[^>]* data-parts>|<([a-z]+) data-parts>").matcher(block);
			assertTrue(holder.find(), block);
			String close = "</" + (holder.group(1) == null ? holder.group(2) : holder.group(1)) + ">";
			int end = block.lastIndexOf(close);
			var parts = elements(block.substring(holder.end(), end));
			return block.substring(0, holder.end()) + String.join("", parts.subList(0, from)) + html + block.substring(end);
		}

		private static List<String> elements(String html) {
			var found = new ArrayList<String>();
			Matcher tags = TAG.matcher(html);
			int depth = 0;
			int from = 0;
			while (tags.find()) {
				if (!Set.of("br", "hr", "input").contains(tags.group(2)))
					depth += tags.group(1).isEmpty() ? 1 : -1;
				if (depth == 0) {
					int end = tags.end();
					while (end < html.length() && html.charAt(end) == '\n')
						end++;
					found.add(html.substring(from, end));
					from = end;
				}
			}
			return found;
		}
	}

	private String whole(String text) {
		return String.join("", markdown.blocks(text).stream().map(Block::html).toList());
	}

	private String grown(String text, int step) {
		var growing = new GrowingText(markdown);
		var page = new Page();
		for (int end = 0; end < text.length(); end += step)
			growing.update(text.substring(0, end)).forEach(page::apply);
		growing.update(text).forEach(page::apply);
		return String.join("", page.blocks);
	}

	@ParameterizedTest
	@ValueSource(strings = { "para\n#\n#hash\nmore\n\n# heading", "Title\n===\ntext\n---\n", "- a\n- b\n  - c\n    - d\n  - e\n- f\n\n- g\n- - -\nend",
			"1. one\n2. two\n\n   more of two\n   ```java\n   /* c\n   */ int x;\n   ```\n3) other\n", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3\nafter\n\nend",
			"text\n| a |\n|---|\n| 1 |\n\n| not a table |\n", "```java\n/* a\nb */ int x;\n\n\"\"\"\ntext\n\"\"\";\n```\nafter\n~~~\nx\n", "```\na\n~~~\n``\n```\n",
			"> a\n>\n> - b\n> - c\nlazy\n\nend", "$$\na\n- b\n$$\nand $x^2$ or $5 and $10\n\\[y\\]\n\n$$ z $$\n", "    code\n\n    more\nend", "* * *\n- [x] a\n- [ ] b\n",
			"a  \nb\\\nc **bold\nover** lines\n", "<div>\n<b>x</b>\n</div>\n\ntext", "a\r\nb\r\n\r\n- c\r\n- d\r\n" })
	void readsAsTheWholeWould(String text) {
		String normal = text.replace("\r\n", "\n");
		for (int step : new int[] { 1, 3, 7 })
			assertEquals(whole(normal), grown(text, step), text);
	}

	static List<String> hostile() {
		return HostileTexts.ALL;
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void readsHostileTextsAsTheWholeWould(String text) {
		assertEquals(whole(text), grown(text, 1));
	}

	@Test
	void aTextThatStartsOverIsDrawnAnew() {
		var growing = new GrowingText(markdown);
		var page = new Page();
		growing.update("- a\n- b\n- c\n").forEach(page::apply);
		growing.update("Sorry.\n\n- d").forEach(page::apply);
		assertEquals(whole("Sorry.\n\n- d"), String.join("", page.blocks));
	}

	@ParameterizedTest
	@ValueSource(strings = { "This is line %d of the answer.\n\n", "- item %d with `code`\n", "%d. item with **bold** text\n", "    code %d\n\ntext %d\n\n",
			"A line of one long paragraph, number %d, goes on and on\n", "word%d and more words in one line ", "> quoted %d\n>\n", "$$x_{%d}$$\n\n" })
	void aPieceOfALongAnswerCostsTheSameAtItsEnd(String line) {
		assertSteady("", line);
	}

	@Test
	void aLineOfCodeOrATableCostsTheSameAtItsEnd() {
		assertSteady("```java\n/* begins\n", "int a%d = 1; // line\n");
		assertSteady("| a | b |\n|---|---|\n", "| %d | some text |\n");
		assertSteady("1. Do this:\n\n", "   Step %d is a paragraph of its own.\n\n2. Then:\n\n");
	}

	/** Feeds 3,000 lines in pieces of a token's size and counts what is handed to the page. */
	private void assertSteady(String before, String line) {
		var growing = new GrowingText(markdown);
		var text = new StringBuilder(before);
		long[] drawn = new long[10];
		for (int i = 0; i < 3_000; i++) {
			String next = line.replace("%d", Integer.toString(1_000 + i));
			for (int at = 0; at < next.length(); at += 20) {
				text.append(next, at, Math.min(next.length(), at + 20));
				for (GrowingText.Change change : growing.update(text.toString()))
					drawn[i / 300] += change.html().length();
			}
		}
		assertTrue(drawn[9] <= drawn[1] * 1.1 + 2_000, line + " " + Arrays.toString(drawn));
		assertTrue(drawn[9] / 300 / (line.length() / 20 + 1) < 3_000, "characters for a piece: " + Arrays.toString(drawn));
	}
}
