package org.modalis.update.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An unpacked product, started by its own script as a user with a home of his own.
 *
 * @param folder where the script lies
 * @param home of the user; also the current folder
 */
record Product(Path folder, Path home) {

	/** How a command ended and what it said on either stream. */
	record Ended(int code, String out) {
	}

	/** Runs to its end. */
	Ended run(String... arguments) throws IOException, InterruptedException {
		Process process = start(arguments);
		process.getOutputStream().close();
		String out = new String(process.getInputStream().readAllBytes());
		return new Ended(process.waitFor(), out);
	}

	Process start(String... arguments) throws IOException {
		var command = new ArrayList<>(List.of(folder.resolve("modalis").toString()));
		command.addAll(List.of(arguments));
		var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
		builder.environment().put("MODALIS_JAVA", System.getProperty("java.home"));
		builder.environment().put("MODALIS_VM_ARGS", "-Duser.home=" + home);
		builder.environment().put("MODALIS_MODELS", home.resolve("models").toString());
		builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
		return builder.start();
	}

	/** The window of a running product and a person in front of it: real X events, made by xdotool. */
	record Window(Process process, String id) {

		/** Waits until it is on the screen. */
		static Window of(Process process) throws IOException, InterruptedException {
			String found = tool("xdotool", "search", "--sync", "--all", "--onlyvisible", "--pid", Long.toString(process.pid()),
					"--name", "Modalis");
			return new Window(process, found.lines().findFirst().orElseThrow());
		}

		void press(String... keys) throws IOException, InterruptedException {
			press(20, keys);
		}

		/** With a pause of more than a second after each key. */
		void pressSlowly(String... keys) throws IOException, InterruptedException {
			press(1_200, keys);
		}

		private static void press(int delay, String... keys) throws IOException, InterruptedException {
			var command = new ArrayList<>(List.of("xdotool", "key", "--delay", Integer.toString(delay), "--"));
			command.addAll(Arrays.asList(keys));
			tool(command.toArray(String[]::new));
		}

		void type(String text) throws IOException, InterruptedException {
			tool("xdotool", "type", "--delay", "10", "--", text);
		}

		void keepPicture(Path file) throws IOException, InterruptedException {
			tool("import", "-window", id, file.toString());
		}

		/** Asks the window manager to close it, as the cross in its title bar does. */
		int close() throws IOException, InterruptedException {
			tool("xdotool", "windowactivate", "--sync", id);
			press("alt+F4");
			assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the process goes on after its window was closed");
			return process.exitValue();
		}
	}

	private static String tool(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		if (!process.waitFor(90, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new AssertionError(String.join(" ", command) + " did not end");
		}
		String out = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.exitValue(), out);
		return out;
	}
}
