package org.modalis.exchange.internal.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;

/** Sizes and places, with letters that are boxes: half as wide as they are high. */
class FormulaDrawingTest {

	private static final Outlines BOXES = c -> c == '中' ? Optional.empty()
			: Optional.of(new Outlines.Letter(new Path2D.Double(new Rectangle2D.Double(0, 0, 0.5, 0.7)), 0.5));

	private static Ink drawn(String mathMl) throws Exception {
		var math = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(new ByteArrayInputStream(("<math display=\"block\">" + mathMl + "</math>").getBytes(StandardCharsets.UTF_8)));
		return new FormulaDrawing(BOXES).of(math.getDocumentElement());
	}

	@Test
	void aRowIsAsWideAsItsLettersWithRoomAroundSigns() throws Exception {
		assertEquals(1, drawn("<mi>a</mi><mi>b</mi>").width(), 0.2);
		assertEquals(1.5 + 2 * 5 / 18.0, drawn("<mi>a</mi><mo>=</mo><mi>b</mi>").width(), 0.01);
		assertEquals(1, drawn("<mo>−</mo><mi>b</mi>").width(), 0.25, "a sign of the number has less room");
	}

	@Test
	void aFractionReachesAboveAndBelowTheLine() throws Exception {
		Ink fraction = drawn("<mfrac><mn>1</mn><mn>2</mn></mfrac>");

		assertTrue(fraction.ascent() > 0.9 && fraction.descent() > 0.3, fraction.toString());
	}

	@Test
	void scriptsAreSmallerAndUpOrDown() throws Exception {
		Ink up = drawn("<msup><mi>x</mi><mn>2</mn></msup>");
		Ink down = drawn("<msub><mi>x</mi><mn>2</mn></msub>");

		assertTrue(up.ascent() > 0.8 && up.descent() < 0.05, up.toString());
		assertTrue(down.descent() > 0.1 && down.ascent() < 0.75, down.toString());
		assertTrue(up.width() < 1, "the script is smaller");
	}

	@Test
	void bracketsGrowWithWhatTheyEnclose() throws Exception {
		String fenced = "<mrow><mo stretchy=\"true\" fence=\"true\">(</mo>%s<mo stretchy=\"true\" fence=\"true\">)</mo></mrow>";
		Ink flat = drawn(fenced.formatted("<mi>x</mi>"));
		Ink high = drawn(fenced.formatted("<mfrac><mi>x</mi><mfrac><mi>y</mi><mi>z</mi></mfrac></mfrac>"));

		assertTrue(high.height() > 1.8 * flat.height(), flat.height() + " and " + high.height());
	}

	@Test
	void theCellsOfAMatrixStandInRowsAndColumns() throws Exception {
		String row = "<mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>";
		Ink matrix = drawn("<mtable class=\"matrix\">" + row + row + "</mtable>");

		assertEquals(0.5 + 0.8 + 0.5, matrix.width(), 0.3);
		assertTrue(matrix.height() > 1.6, matrix.toString());
	}

	@Test
	void aRootCoversWhatIsUnderIt() throws Exception {
		assertTrue(drawn("<msqrt><mi>x</mi></msqrt>").width() > drawn("<mi>x</mi>").width() + 0.5);
	}

	@Test
	void whatNoFontHasAndWhatIsNotKnownIsRefused() {
		assertThrows(UndrawableException.class, () -> drawn("<mtext>中</mtext>"));
		assertThrows(UndrawableException.class, () -> drawn("<mglyph></mglyph>"));
	}
}
