package org.modalis.workbench.toolkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeColorTest {

	private static final List<ThemeColor> GROUNDS = List.of(ThemeColor.WINDOW, ThemeColor.PANEL, ThemeColor.PANEL2,
			ThemeColor.ACCENT_SOFT, ThemeColor.USER_MESSAGE, ThemeColor.CODE);

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void textCanBeReadOnEveryGround(boolean dark) {
		for (ThemeColor ground : GROUNDS) {
			for (ThemeColor ink : List.of(ThemeColor.TEXT, ThemeColor.MUTE, ThemeColor.ACCENT, ThemeColor.OK, ThemeColor.WARN, ThemeColor.BAD))
				assertContrast(4.5, ink, ground, dark);
			assertContrast(3, ThemeColor.FAINT, ground, dark);
		}
		assertContrast(4.5, ThemeColor.ON_ACCENT, ThemeColor.ACCENT, dark);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tagsCanBeReadOnTheirSoftGround(boolean dark) {
		assertContrast(4.5, ThemeColor.OK, ThemeColor.OK_SOFT, dark);
		assertContrast(4.5, ThemeColor.WARN, ThemeColor.WARN_SOFT, dark);
		assertContrast(4.5, ThemeColor.BAD, ThemeColor.BAD_SOFT, dark);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void codeCanBeReadOnItsGround(boolean dark) {
		for (ThemeColor ink : List.of(ThemeColor.CODE_KEYWORD, ThemeColor.CODE_STRING, ThemeColor.CODE_FUNCTION))
			assertContrast(4.5, ink, ThemeColor.CODE, dark);
	}

	private static void assertContrast(double least, ThemeColor ink, ThemeColor ground, boolean dark) {
		double contrast = contrast(ink.rgb(dark), ground.rgb(dark));
		assertTrue(contrast >= least, () -> "%s on %s in the %s theme: %.2f : 1, needs %.1f".formatted(ink, ground,
				dark ? "dark" : "light", contrast, least));
	}

	/** WCAG 2.2, "contrast ratio". */
	private static double contrast(RGB one, RGB other) {
		double a = luminance(one);
		double b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	private static double luminance(RGB rgb) {
		return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
	}

	private static double linear(int channel) {
		double c = channel / 255.0;
		return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
	}
}
