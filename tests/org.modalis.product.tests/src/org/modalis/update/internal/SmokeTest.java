package org.modalis.update.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The product as a user unpacks it: its start script, its commands, its window. Needs a display with xdotool and ImageMagick. */
@EnabledOnOs(OS.LINUX)
class SmokeTest {

	private static Path product;

	@TempDir
	Path folder;

	/** The build's copy stays as it was made: the test starts a copy of its own. */
	@BeforeAll
	static void unpack(@TempDir Path unpacked) throws Exception {
		product = unpacked.resolve("modalis");
		Path built = Path.of(System.getProperty("modalis.products"), "linux/gtk/x86_64/modalis");
		assertEquals(0, new ProcessBuilder("cp", "-a", built.toString(), product.toString()).start().waitFor());
	}

	@Test
	void commandsAnswerWithoutAWindow() throws Exception {
		var version = run("--version");
		assertEquals(0, version.code());
		assertTrue(version.out().contains("1.0"), version.out());
		assertEquals(2, run("no-such-command").code());
		assertEquals(2, run("chat", "--workspace").code());
	}

	@Test
	void equinoxNeverTakesTheUsersText() throws Exception {
		run("history", "search", "--", "-data");
		assertFalse(Files.exists(folder.resolve("-data")));
	}

	@Test
	void opensAWindowAndEndsWhenAsked() throws Exception {
		var window = start("--workspace", folder.resolve("ws").toString()).start();
		try {
			String id = text("xdotool", "search", "--sync", "--all", "--onlyvisible", "--pid", Long.toString(window.pid()), "--name", "Modalis").lines().findFirst().orElseThrow();
			text("import", "-window", id, Path.of(System.getProperty("modalis.kept"), "smoke.png").toString());
			window.destroy();
			assertTrue(window.waitFor(30, TimeUnit.SECONDS), "the process does not end when it is asked to");
		} finally {
			window.destroyForcibly();
		}
	}

	private record Ended(int code, String out) {
	}

	private Ended run(String... arguments) throws IOException, InterruptedException {
		Process process = start(arguments).start();
		process.getOutputStream().close();
		String out = new String(process.getInputStream().readAllBytes());
		return new Ended(process.waitFor(), out);
	}

	private ProcessBuilder start(String... arguments) {
		var command = new ArrayList<>(List.of(product.resolve("modalis").toString()));
		command.addAll(List.of(arguments));
		var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
		builder.environment().put("MODALIS_JAVA", System.getProperty("java.home"));
		builder.environment().put("MODALIS_VM_ARGS", "-Duser.home=" + folder);
		builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
		return builder;
	}

	private static String text(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> String.join(" ", command) + " did not end");
		String out = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.exitValue(), out);
		return out;
	}
}
