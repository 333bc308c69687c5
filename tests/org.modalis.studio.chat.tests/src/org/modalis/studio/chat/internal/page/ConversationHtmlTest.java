package org.modalis.studio.chat.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

class ConversationHtmlTest {

	private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>");
	private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z-]+)(?:=\"([^\"]*)\")?");
	private static final Set<String> TAGS = Set.of("article", "div", "span", "p", "b", "pre", "code", "a", "button", "h1", "h2", "h3",
			"h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "strong", "em", "del",
			"hr", "br", "input", "details", "summary");
	private static final Set<String> ATTRIBUTES = Set.of("id", "class", "href", "title", "rel", "type", "aria-label", "data-act",
			"hidden", "align", "start", "disabled", "checked");

	private final ConversationHtml html = new ConversationHtml(new MetaLine(Locale.US, ZoneId.of("UTC")));

	static Message answer(String text, State state, String note, String modelName) {
		var figures = new Figures(Usage.of(412, 1286), Optional.empty(), Optional.of(Duration.ofMillis(600)),
				Optional.of(Duration.ofMillis(4100)));
		return Message.answer(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), ModelId.parse("local/tiny"), modelName,
				Instant.parse("2026-11-22T12:41:00Z")).withText(text, text).ended(state, note, figures);
	}

	static Stream<String> hostile() {
		return HostileTexts.ALL.stream();
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void aHostileTextStaysText(String text) {
		assertHarmless(html.message(answer(text, State.FAILED, text, text)));
		assertHarmless(html.message(Message.user(UUID.randomUUID(), UUID.randomUUID(), Optional.empty(), text, Instant.EPOCH)));
		assertHarmless(html.message(answer("> - " + text.replace("\n", "\n> - "), State.COMPLETE, "", text)));
	}

	/** Every tag and attribute is one that we draw ourselves, and every link leads to the web or a mail address. */
	private static void assertHarmless(String drawn) {
		Matcher tags = TAG.matcher(drawn);
		while (tags.find()) {
			assertTrue(TAGS.contains(tags.group(2)), () -> "tag " + tags.group(2) + " in " + drawn);
			Matcher attributes = ATTRIBUTE.matcher(tags.group(3));
			while (attributes.find()) {
				assertTrue(ATTRIBUTES.contains(attributes.group(1)), () -> "attribute " + attributes.group(1) + " in " + drawn);
				if (attributes.group(1).equals("href"))
					assertTrue(attributes.group(2).matches("(https?://|mailto:).*"), drawn);
			}
		}
		assertFalse(TAG.matcher(drawn).replaceAll("").contains("<"), drawn);
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void aHostileTextStaysOneStringInAScript(String text) {
		String literal = Html.json(text);
		assertTrue(literal.matches("\"(?:[^\"\\\\<>&\\p{Cntrl}\\u2028\\u2029]|\\\\[\"\\\\nu])*\""), literal);
	}

	@Test
	void drawsTablesListsTasksAndStrikethrough() {
		String drawn = html.message(answer("| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\n~~old~~ **new**", State.COMPLETE,
				"", "Tiny"));
		for (String part : List.of("<table>", "<td align=\"right\">2</td>", "checked", "<del>old</del>", "<strong>new</strong>"))
			assertTrue(drawn.contains(part), part + " in " + drawn);
	}

	@Test
	void neverLoadsAPictureButNamesIt() {
		String drawn = html.message(answer("![a chart](https://tracker.example/p.png)", State.COMPLETE, "", "Tiny"));
		assertFalse(drawn.contains("<img"), drawn);
		assertTrue(drawn.contains("Picture not loaded: a chart "), drawn);
		assertTrue(drawn.contains("https://tracker.example/p.png"), drawn);
	}

	@Test
	void namesTheLanguageOfCodeAndNumbersItsBlocks() {
		String text = "```java\nint a = 1 < 2;\n```\n\ntext\n\n```\nsecond\n```";
		String drawn = html.message(answer(text, State.COMPLETE, "", "Tiny"));
		assertTrue(drawn.contains("<span>java</span>"), drawn);
		assertTrue(drawn.contains("int a = 1 &lt; 2;"), drawn);
		assertEquals("int a = 1 < 2;\n", ConversationHtml.code(text, 0));
		assertEquals("second\n", ConversationHtml.code(text, 1));
		assertEquals("", ConversationHtml.code(text, 2));
	}

	@Test
	void saysWhatMadeItAndWhatItTook() {
		String drawn = html.message(answer("Hi", State.COMPLETE, "", "Tiny"));
		for (String part : List.of("<b>Tiny</b>", "412 → 1,286 tokens", "first token 0.6 s · 4.1 s"))
			assertTrue(drawn.contains(part), part + " in " + drawn);
		assertTrue(html.message(answer("Hi", State.COMPLETE, "", "")).contains("<b>tiny</b>"), "the model's id where there is no name");
	}

	@Test
	void saysWhyAnAnswerIsNotComplete() {
		assertTrue(html.message(answer("Hi", State.FAILED, "Ollama is not reachable.", "Tiny"))
				.contains("<div class=\"note bad\">Ollama is not reachable.</div>"));
		assertTrue(html.message(answer("Hi", State.INTERRUPTED, "", "Tiny")).contains("ask again for the rest"));
	}

	@Test
	void survivesTextsWithoutEnd() {
		for (String unit : List.of("> ", "[", "![", "*a ", "- ", "(", "`", "<", "&", "|", "\n", "\\"))
			assertHarmless(html.message(answer(unit.repeat(20_000), State.COMPLETE, "", "Tiny")));
		assertHarmless(html.message(answer("x".repeat(2_000_000), State.COMPLETE, "", "Tiny")));
	}
}
