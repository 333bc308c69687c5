package org.modalis.ui.tests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

/** A person at the keyboard and mouse: real X events, made by xdotool. Keys go to whatever has the focus. */
final class User {

	private User() {
	}

	/** Types text as it is, line breaks as Shift+Return. */
	static void type(String text) {
		String[] lines = text.split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			if (i > 0)
				press("shift+Return");
			if (!lines[i].isEmpty())
				xdotool("type", "--delay", "5", "--", lines[i]);
		}
	}

	/** Presses keys one after the other, in xdotool's names: {@code Return}, {@code ctrl+n}, {@code Escape}. */
	static void press(String... keys) {
		var arguments = new ArrayList<>(List.of("key", "--delay", "20", "--"));
		arguments.addAll(Arrays.asList(keys));
		xdotool(arguments.toArray(String[]::new));
	}

	/** Moves the mouse to the middle of a control and clicks. */
	static void click(Control control) {
		Point middle = Ui.get(() -> {
			var size = control.getSize();
			return control.toDisplay(size.x / 2, size.y / 2);
		});
		click(middle);
	}

	/** Moves the mouse to a place on the screen and clicks. Without --sync, which waits in vain when the mouse is there already. */
	static void click(Point place) {
		xdotool("mousemove", String.valueOf(place.x), String.valueOf(place.y), "click", "1");
	}

	private static void xdotool(String... arguments) {
		var command = new ArrayList<>(List.of("xdotool"));
		command.addAll(Arrays.asList(arguments));
		try {
			var process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes());
			if (process.waitFor() != 0)
				throw new IllegalStateException(command + " failed: " + output);
		} catch (IOException | InterruptedException e) {
			throw new IllegalStateException("xdotool is needed for UI tests", e);
		}
	}
}
