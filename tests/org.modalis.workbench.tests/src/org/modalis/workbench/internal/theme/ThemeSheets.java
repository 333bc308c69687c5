package org.modalis.workbench.internal.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

import org.modalis.workbench.toolkit.ThemeColor;

/** Writes the style sheets of both themes from {@code theme.css} and the colours. Run it from the folder of the workbench bundle. */
final class ThemeSheets {

	private ThemeSheets() {
	}

	public static void main(String[] args) throws IOException {
		Files.writeString(Path.of("css/light.css"), sheet(false));
		Files.writeString(Path.of("css/dark.css"), sheet(true));
	}

	/** The style sheet of a theme. */
	static String sheet(boolean dark) throws IOException {
		try (InputStream in = ThemeSheets.class.getResourceAsStream("theme.css")) {
			String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			String css = "/* Written by ThemeSheets in the tests of this bundle; change theme.css beside it instead. */\n"
					+ template.substring(template.indexOf("*/") + 3);
			return Arrays.stream(ThemeColor.values()).sorted(Comparator.comparing((ThemeColor c) -> -c.cssName().length()))
					.reduce(css, (text, color) -> fill(text, color, dark), (one, other) -> one);
		}
	}

	private static String fill(String text, ThemeColor color, boolean dark) {
		var rgb = color.rgb(dark);
		return text.replace("@rgb(" + color.cssName() + ")", rgb.red + "," + rgb.green + "," + rgb.blue)
				.replaceAll("@" + color.cssName() + "\\b(?!-)", color.hex(dark));
	}
}
