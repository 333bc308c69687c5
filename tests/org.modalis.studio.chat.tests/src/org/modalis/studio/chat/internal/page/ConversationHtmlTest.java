package org.modalis.studio.chat.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;
import org.modalis.studio.chat.internal.html.Html;
import org.modalis.testkit.HostileTexts;

class ConversationHtmlTest {

	private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>");
	private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z-]+)(?:=\"([^\"]*)\")?");
	private static final Set<String> TAGS = Set.of("article", "div", "span", "p", "b", "pre", "code", "a", "button", "h1", "h2", "h3",
			"h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "strong", "em", "del",
			"hr", "br", "input", "details", "summary", "textarea", "i", "math", "mi", "mo", "mn", "mtext", "mrow", "msup", "msub",
			"msubsup", "munder", "mover", "munderover", "mfrac", "msqrt", "mroot", "mtable", "mtr", "mtd", "mspace", "mstyle", "mphantom");
	private static final Set<String> ATTRIBUTES = Set.of("id", "class", "href", "title", "rel", "type", "aria-label", "data-act", "data-file",
			"hidden", "align", "start", "disabled", "checked", "role", "data-parts", "data-address", "display", "mathvariant", "stretchy",
			"fence", "width", "largeop", "movablelimits", "accent", "accentunder", "linethickness", "displaystyle", "minsize", "maxsize");

	private final ConversationHtml html = new ConversationHtml(new MetaLine(Locale.US, ZoneId.of("UTC")), EnumSet.allOf(Action.class));

	static Message answer(String text, State state, String note, String modelName) {
		var figures = new Figures(Usage.of(412, 1286), Optional.of(Cost.of("0.00366", "USD")), Optional.of(Duration.ofMillis(600)),
				Optional.of(Duration.ofMillis(4100)));
		return Message.answer(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), ModelId.parse("local/tiny"), modelName,
				Instant.parse("2026-11-22T12:41:00Z")).withText(text, text).ended(state, note, figures);
	}

	static Message question(String text) {
		return Message.user(UUID.randomUUID(), UUID.randomUUID(), Optional.empty(), text, Instant.EPOCH);
	}

	private static Attachment file(String name) {
		return Attachment.of(new Content("0".repeat(64), 412), "text/plain", name);
	}

	static Stream<String> hostile() {
		return HostileTexts.ALL.stream();
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void aHostileTextStaysText(String text) {
		assertHarmless(html.message(answer(text, State.FAILED, text, text)));
		assertHarmless(html.message(question(text).withAttachments(List.of(file(text)))));
		assertHarmless(html.message(answer("x", State.COMPLETE, "", "Tiny").withToolCalls(text).withAttachments(List.of(file(text)))));
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
		assertTrue(drawn.contains("Picture at tracker.example, not loaded: a chart"), drawn);
		assertTrue(drawn.contains("data-address=\"https://tracker.example/p.png\""), drawn);
		assertTrue(drawn.contains(">Show image</button>"), drawn);
		String local = html.message(answer("![a chart](file:///etc/x.png)", State.COMPLETE, "", "Tiny"));
		assertFalse(local.contains("data-address") || local.contains("Show image"), local);
	}

	@Test
	void namesTheLanguageOfCodeAndNumbersItsBlocks() {
		String text = "```java\nint a = 1 < 2;\n```\n\ntext\n\n```\nsecond\n```";
		String drawn = html.message(answer(text, State.COMPLETE, "", "Tiny"));
		assertTrue(drawn.contains("<span>java</span>"), drawn);
		assertTrue(drawn.contains("<i class=\"k\">int</i> a = <i class=\"n\">1</i> &lt; <i class=\"n\">2</i>;"), drawn);
		assertEquals(List.of(new Code("java", "int a = 1 < 2;\n"), new Code("", "second\n")), ConversationHtml.codes(text));
	}

	@Test
	void saysWhatMadeItAndWhatItTook() {
		String drawn = html.message(answer("Hi", State.COMPLETE, "", "Tiny"));
		for (String part : List.of("<b>Tiny</b>", "412 → 1,286 tokens", "$0.0037", "first token 0.6 s · 4.1 s"))
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

	@Test
	void drawsFormulasAndLeavesMoneyAlone() {
		String drawn = body("Einstein: $E = mc^2$, and \\(a\\), and $$\\frac{1}{2}$$\n\n\\[\na\n- b\n\\]");
		assertEquals(4, drawn.split("<math", -1).length - 1, drawn);
		assertFalse(drawn.contains("mc^2") || drawn.contains("<li>"), () -> drawn);
		for (String money : List.of("It costs $5 and $10.", "US$5 or $6", "$5-$10 a month", "from $5, or 10$ more", "echo $HOME/$USER", "`$a$`",
				"$1.50/$2.00 per token", "a $ b $ c", "$100k and $200k$ each"))
			assertFalse(body(money).contains("<math"), () -> money + ": " + body(money));
	}

	@Test
	void showsWhatIsNoFormulaAsItWasWritten() {
		assertTrue(body("$\\frac{1$").contains("$\\frac{1$"), body("$\\frac{1$"));
		assertTrue(body("$$\nx^{2\n\nnext").contains("x^{2"), body("$$\nx^{2\n\nnext"));
		assertTrue(body("$$\nx\n\n# A heading").contains("<h1>A heading</h1>"), "a formula that is not closed ends at an empty line");
	}

	private String body(String markdown) {
		return html.blocks(markdown).stream().map(Block::html).collect(Collectors.joining());
	}

	@Test
	void offersWhatSuitsTheMessageAndIsOffered() {
		assertEquals(List.of("take", "copy", "beside", "regenerate", "fork", "favourite", "delete"), acts(html.message(answer("Hi", State.COMPLETE, "", "Tiny"))));
		assertEquals(List.of("take", "copy", "beside", "regenerate", "continue", "fork", "favourite", "delete"), acts(html.message(answer("Hi", State.STOPPED, "", "Tiny"))));
		assertEquals(List.of("beside", "regenerate", "fork", "favourite", "delete"), acts(html.message(answer("", State.FAILED, "", "Tiny"))));
		assertEquals(List.of("edit-run", "edit-save", "edit-cancel", "copy", "edit", "compare", "favourite", "delete"), acts(html.message(question("Hi"))));
		assertEquals(List.of("halt"), acts(html.message(Message.answer(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(),
				ModelId.parse("local/tiny"), "Tiny", Instant.EPOCH))), "nothing but a stop while it comes");
		assertTrue(html.message(question("Hi").withFavourite(true)).contains("data-act=\"plain\" aria-label=\"No longer a favourite\">★ Favourite"));
		var few = new ConversationHtml(new MetaLine(Locale.US, ZoneId.of("UTC")), Set.of(Action.COPY));
		assertEquals(List.of("copy", "code"), acts(few.message(answer("```\nx\n```\n![a](https://a.example/x.png)", State.STOPPED, "", "Tiny"))).stream()
				.sorted(Comparator.reverseOrder()).toList());
		assertEquals(List.of("copy"), acts(few.message(question("Hi"))));
	}

	private static List<String> acts(String drawn) {
		return Pattern.compile("data-act=\"([^\"]*)\"").matcher(drawn).results().map(found -> found.group(1)).toList();
	}

	@Test
	void namesTheFilesOfAQuestion() {
		String drawn = html.message(question("Hi").withAttachments(List.of(file("invoice\u202egnp.exe"))));
		assertTrue(drawn.contains("invoicegnp.exe</span> · 412 B"), drawn);
		var meta = new MetaLine(Locale.US, ZoneId.of("UTC"));
		assertEquals(List.of("999 B", "1.2 kB", "13 kB", "1.2 MB", "812 MB"),
				Stream.of(999, 1_234, 12_600, 1_234_567, 812_000_000).map(bytes -> meta.size(bytes)).toList());
	}

	@Test
	void foldsAwayReasoningAndToolCalls() {
		String drawn = html.message(answer("Hi", State.COMPLETE, "", "Tiny").withToolCalls("[{\"name\":\"search\"}]"));
		assertTrue(drawn.contains("<details class=\"tools\"><summary>Tool calls</summary><pre>[{&quot;name"), drawn);
		assertTrue(drawn.contains("<details class=\"reasoning\"><summary>"), drawn);
	}

	@Test
	void writesMoneyWithTheDigitsThatSaySomething() {
		var meta = new MetaLine(Locale.US, ZoneId.of("UTC"));
		for (var pair : List.of(List.of("0.0000123", "$0.000012"), List.of("0.5", "$0.50"), List.of("0.0312", "$0.031"), List.of("12.345", "$12.34"), List.of("0", "free"))) {
			var figures = new Figures(Usage.UNKNOWN, Optional.of(Cost.of(pair.get(0), "USD")), Optional.empty(), Optional.empty());
			assertTrue(meta.of(answer("", State.COMPLETE, "", "Tiny").ended(State.COMPLETE, "", figures)).contains(pair.get(1)), pair.toString());
		}
	}
}
