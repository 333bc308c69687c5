package org.modalis.workbench.internal.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class ThemeSheetsTest {

	@Test
	void styleSheetsCarryTheColoursOfTheTheme() throws IOException {
		assertEquals(ThemeSheets.sheet(false), shipped("light"), "css/light.css is stale: run ThemeSheets");
		assertEquals(ThemeSheets.sheet(true), shipped("dark"), "css/dark.css is stale: run ThemeSheets");
	}

	@Test
	void everyColourNameIsKnown() throws IOException {
		assertFalse(ThemeSheets.sheet(false).contains("@"), "theme.css names a colour that ThemeColor has not");
	}

	@Test
	void onlyTheDarkThemeIsDarkByItsId() {
		assertFalse(ThemeSwitch.LIGHT.contains("dark"), "GTK goes dark by the theme's id");
		assertEquals(true, ThemeSwitch.DARK.contains("dark"));
	}

	private static String shipped(String theme) throws IOException {
		try (InputStream in = ThemeSwitch.class.getResourceAsStream("/css/" + theme + ".css")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
