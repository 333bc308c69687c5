package org.modalis.studio.chat.internal.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modalis.workbench.toolkit.ThemeColor;

class HighlighterTest {

	/** A text with its tokens in brackets, each with the letter of its kind. */
	private static String marked(String language, String text) {
		Highlighter highlighter = Highlighter.of(language).orElseThrow();
		Highlighter.State state = Highlighter.State.FRESH;
		var out = new StringBuilder();
		for (String line : text.split("\n", -1)) {
			Highlighter.Line read = highlighter.line(line, state);
			int at = 0;
			for (Token token : read.tokens()) {
				out.append(line, at, token.start()).append('[').append(token.kind().code()).append(' ').append(line, token.start(), token.end()).append(']');
				at = token.end();
			}
			out.append(line.substring(at)).append('\n');
			state = read.next();
		}
		return out.substring(0, out.length() - 1);
	}

	@Test
	void knowsAtLeastFortyLanguages() {
		assertTrue(Highlighter.names().size() >= 40, Highlighter.names().toString());
		assertEquals(Optional.empty(), Highlighter.of("klingon"));
		for (String name : List.of("java", "c#", "C++", "Python", "js", "tsx", "rs", "swift", "ps1", "yml", "sh", "diff", "toml", "hs", "r", "sql"))
			assertTrue(Highlighter.of(name).isPresent(), name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"java | System.setProperty(\"a\", 'b'); // c | System.[f setProperty]([s \"a\"], [s 'b']); [c // c]",
			"java | @Override int x = 0x1F; | [f @Override] [k int] x = [n 0x1F];",
			"python | def f(x): return None # c | [k def] [f f](x): [k return] [k None] [c # c]",
			"javascript | a = b / c; d = /x'y/g.test(e) | a = b / c; d = [s /x'y/g].[f test](e)",
			"rust | fn f<'a>(x: &'a str) { 'x' } | [k fn] f<'a>(x: &'a [k str]) { [s 'x'] }",
			"sql | SELECT a FROM t WHERE b = 'it''s' -- c | [k SELECT] a [k FROM] t [k WHERE] b = [s 'it'][s 's'] [c -- c]",
			"html | <a href=\"x\" hidden>y</a> | [k <a] [f href]=[s \"x\"] [f hidden][k >]y[k </a][k >]",
			"json | {\"a\": [true, \"b\"]} | {[f \"a\"]: [[k true], [s \"b\"]]}",
			"yaml | key: v#1 # c | [f key]: v#[n 1] [c # c]",
			"bash | echo \"$x\" ${#y} # c | [k echo] [s \"$x\"] ${#y} [c # c]",
			"powershell | Get-Item $x -EQ 1 | Get-Item [f $x] [k -EQ] [n 1]" })
	void tellsWordsApart(String language, String line, String expected) {
		assertEquals(expected, marked(language, line));
	}

	@Test
	void goesOnOverLines() {
		assertEquals("[c /* a]\n[c b */] [k int] c;", marked("java", "/* a\nb */ int c;"));
		assertEquals("x = [s \"\"\"a]\n[s it's \\\"\"\" b]\n[s \"\"\"] + [n 1]", marked("python", "x = \"\"\"a\nit's \\\"\"\" b\n\"\"\" + 1"));
		assertEquals("[k <a]\n [f b]=[s 'c'][k />]", marked("xml", "<a\n b='c'/>"));
		assertEquals("[d -old]\n[s +new]\n same", marked("diff", "-old\n+new\n same"));
	}

	@Test
	void staysWithinBoundsWhateverTheCodeSays() {
		String all = "\"'`/*<>!--{}()[]#$@\\%;:=|~^&?.,aA0 \t\u20ac\ud83d\ude00\ud800";
		var random = new Random(7);
		for (String name : Highlighter.names())
			for (int i = 0; i < 60; i++) {
				String line = random.ints(30, 0, all.length()).mapToObj(at -> all.substring(at, at + 1)).collect(Collectors.joining());
				int at = 0;
				for (Token token : Highlighter.of(name).orElseThrow().line(line, Highlighter.State.FRESH).tokens()) {
					assertTrue(token.start() >= at && token.end() > token.start() && token.end() <= line.length(), name + " " + line);
					at = token.end();
				}
			}
	}

	@Test
	void doesNotLingerOverALineThatIsMadeToBeSlow() {
		assertTimeout(Duration.ofSeconds(20), () -> {
			for (String name : Highlighter.names())
				for (String unit : List.of("\"", "'", "/", "<", "\\", "a", "/*", "= /", "(", "@")) {
					Highlighter highlighter = Highlighter.of(name).orElseThrow();
					highlighter.line(unit.repeat(1_000_000), Highlighter.State.FRESH);
					highlighter.line(unit.repeat(5_000 / unit.length()), Highlighter.State.FRESH);
				}
		});
	}

	@Test
	void everyColourOfCodeCanBeReadOnItsGround() {
		for (boolean dark : new boolean[] { false, true })
			for (ThemeColor ink : List.of(ThemeColor.TEXT, ThemeColor.CODE_KEYWORD, ThemeColor.CODE_STRING, ThemeColor.CODE_FUNCTION, ThemeColor.MUTE, ThemeColor.BAD))
				assertTrue(contrast(ink.hex(dark), ThemeColor.CODE.hex(dark)) >= 4.5, ink + (dark ? " dark " : " light ")
						+ contrast(ink.hex(dark), ThemeColor.CODE.hex(dark)));
	}

	private static double contrast(String a, String b) {
		double one = luminance(a);
		double other = luminance(b);
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	}

	private static double luminance(String hex) {
		int rgb = Integer.parseInt(hex.substring(1), 16);
		return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
	}

	private static double linear(int value) {
		double share = value / 255.0;
		return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}
}
