package org.modalis.studio.chat.internal.math;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

	/** Without the elements that only group. */
	private static String drawn(String latex) {
		return Formula.mathMl(latex, true).orElse("unreadable").replaceAll("</?(?:mrow|math)[^>]*>", "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "x^2 | <msup><mi>x</mi><mn>2</mn></msup>", "x^12 | <msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>",
			"a_{ij}' | <msubsup><mi>a</mi><mi>i</mi><mi>j</mi><mo>′</mo></msubsup>", "\\frac12 | <mfrac><mn>1</mn><mn>2</mn></mfrac>",
			"\\sqrt[3]{x} | <mroot><mi>x</mi><mn>3</mn></mroot>", "\\alpha\\Omega | <mi>α</mi><mi mathvariant=\"normal\">Ω</mi>", "\\mathbb{R} | <mi>ℝ</mi>",
			"\\mathcal{L} | <mi>ℒ</mi>", "\\hat{x} | <mover accent=\"true\"><mi>x</mi><mo>^</mo></mover>", "\\text{if } n | <mtext>if\u00a0</mtext><mi>n</mi>",
			"3.14 | <mn>3.14</mn>", "\\not= | <mo>=\u0338</mo>", "\\{a\\} | <mo stretchy=\"false\">{</mo><mi>a</mi><mo stretchy=\"false\">}</mo>",
			"a<b | <mi>a</mi><mo>&lt;</mo><mi>b</mi>" })
	void readsWhatIsCommon(String latex, String expected) {
		assertEquals(expected, drawn(latex));
	}

	@Test
	void putsLimitsWhereTheyBelong() {
		assertTrue(drawn("\\sum_{i=1}^n i").startsWith("<munderover>"), drawn("\\sum_{i=1}^n i"));
		assertTrue(drawn("\\int_0^1 x").startsWith("<msubsup>"), drawn("\\int_0^1 x"));
		assertTrue(drawn("\\lim_{x \\to 0} f").startsWith("<munder>"), drawn("\\lim_{x \\to 0} f"));
		assertTrue(Formula.mathMl("\\sum_i i", false).orElseThrow().contains("<msub>"), "at the side within a line");
	}

	@Test
	void readsMatricesCasesAndLines() {
		assertTrue(drawn("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}").contains("<mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr>"));
		assertTrue(drawn("\\begin{cases} 1 & x>0 \\\\ 0 \\end{cases}").contains("mtable class=\"cases\""));
		assertEquals(drawn("\\begin{align*} a &= b \\\\ &= c \\end{align*}"), drawn("a &= b \\\\ &= c"));
		assertTrue(drawn("\\begin{array}{c|c} 1 & 2 \\\\[4pt] 3 & 4 \\end{array}").contains("<mn>3</mn>"));
		assertTrue(drawn("\\left( \\frac{a}{b} \\middle| c \\right]").contains("fence=\"true\">]"));
	}

	@Test
	void showsACommandThatItDoesNotKnowAsItWasWritten() {
		assertEquals("<mtext class=\"unknown\">\\foo</mtext><mi>x</mi>", drawn("\\foo{x}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "}", "\\frac{1}", "x^", "\\left(", "\\right)", "\\begin{matrix}", "\\end{a}", "\\begin{a}x\\end{b}", "\\sqrt[", "\\text{", " ", "" })
	void saysThatItCannotReadWhatIsBroken(String latex) {
		assertEquals(Optional.empty(), Formula.mathMl(latex, true));
	}

	@Test
	void staysCalmWhateverIsWritten() {
		for (String unit : List.of("{", "\\frac", "x^", "\\left(", "\\begin{a}", "\\sqrt[", "\\hat", "^", "'", "\\text{", "\\substack{", "\ud800", "<", "\\"))
			assertDoesNotThrow(() -> Formula.mathMl(unit.repeat(9_000 / unit.length()), true), unit);
		String[] words = { "{", "}", "\\frac", "x", "^", "_", "\\left", "(", "\\right", ")", "&", "\\\\", "\\begin", "{matrix}", "\\end", "\\sqrt", "[", "]", "1",
				"\\text", "\\foo", "'", " ", "|", "\\substack", "\\operatorname", "*", "\\not", "\\big", "." };
		var random = new Random(1);
		for (int i = 0; i < 50_000; i++) {
			var latex = new StringBuilder();
			for (int n = random.nextInt(12); n >= 0; n--)
				latex.append(words[random.nextInt(words.length)]);
			assertDoesNotThrow(() -> Formula.mathMl(latex.toString(), true), latex.toString());
		}
	}
}
