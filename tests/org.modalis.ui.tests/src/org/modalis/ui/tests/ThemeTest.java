package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modalis.api.settings.Settings;
import org.modalis.workbench.toolkit.ThemeColor;

/** Light and dark. */
@ExtendWith(WorkbenchExtension.class)
class ThemeTest {

	private static final String ANSWER = """
			Addition is **commutative**, so `a + b == b + a`:

			```java
			int sum(int... numbers) {
				return IntStream.of(numbers).sum(); // order does not matter
			}
			```

			| Operation | Symbol | Commutative |
			|---|:-:|---|
			| Addition | + | yes |
			| Subtraction | − | no |

			1. Take any two numbers.
			2. Add them in either order:
			   - first the larger one,
			   - then the smaller one.

			> Order matters for subtraction, though.
			""";

	@AfterEach
	void showTheLightTheme() {
		Services.get(Settings.class).set("appearance.theme", "light");
		Ui.await("the light theme", () -> ground().equals(ThemeColor.PANEL.rgb(false)));
		Services.get(Settings.class).remove("appearance.theme");
	}

	@Test
	void windowAndPageFollowTheAppearancePreference() {
		try (var tide = ScriptedModel.ollama("tide")) {
			tide.answers(tide.whole(ANSWER));
			Chat.newThread();
			Chat.choose(tide);
			Chat.ask("Does order matter when I add numbers?");
			Ui.await("the answer", () -> Chat.last().contains("Order matters") && Chat.idle());
			assertEquals("1 1 2", Ui.get(() -> Chat.page().evaluate("return ['.code', 'table', 'ol > li'].map("
					+ "what => document.querySelectorAll(what).length).join(' ')")));

			choose("Light");
			assertLooks(false);
			Ui.screenshot("light");
			choose("Dark");
			assertLooks(true);
			Ui.screenshot("dark");
		}
	}

	/** Through the dialog, by mouse. */
	private static void choose(String theme) {
		Preferences.open();
		Preferences.select("Appearance");
		Ui.await("the choice of " + theme, () -> Ui.all(Button.class).anyMatch(button -> button.getText().equals(theme)));
		User.click(Ui.get(() -> Ui.all(Button.class).filter(button -> button.getText().equals(theme)).findFirst().orElseThrow()));
		Ui.await(theme + " to be chosen",
				() -> Ui.all(Button.class).anyMatch(button -> button.getText().equals(theme) && button.getSelection()));
		Preferences.apply();
	}

	private static void assertLooks(boolean dark) {
		Ui.await("the colours of the page", () -> pageColor("backgroundColor").equals(css(ThemeColor.PANEL.rgb(dark))));
		assertEquals(css(ThemeColor.TEXT.rgb(dark)), Ui.get(() -> pageColor("color")));
		assertEquals(ThemeColor.PANEL.rgb(dark), Ui.get(ThemeTest::ground));
		assertEquals(ThemeColor.TEXT.rgb(dark), Ui.get(() -> Chat.composer().getForeground().getRGB()));
		RGB window = Ui.get(() -> Display.getCurrent().getActiveShell().getBackground().getRGB());
		assertEquals(dark, window.red + window.green + window.blue < 3 * 128, "the window's ground is " + window);
		assertTrue(Ui.get(() -> Chat.title()).startsWith("Does order matter"));
	}

	private static RGB ground() {
		return Chat.composer().getBackground().getRGB();
	}

	private static String pageColor(String property) {
		return (String) Chat.page().evaluate("return getComputedStyle(document.body)." + property);
	}

	private static String css(RGB color) {
		return "rgb(" + color.red + ", " + color.green + ", " + color.blue + ")";
	}
}
