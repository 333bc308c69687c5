package org.modalis.launcher.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

	private static CommandLine parse(String... arguments) {
		return CommandLine.parse(List.of(arguments));
	}

	@Test
	void opensTheWindowWithoutArguments() {
		assertEquals(new CommandLine(Optional.empty(), List.of(), false, false, List.of()), parse());
	}

	@ParameterizedTest
	@ValueSource(strings = { "chat", "models", "no-such-command", "--help", "--version", "-h", "-V" })
	void runsACommand(String first) {
		assertTrue(parse(first, "more").command());
	}

	@Test
	void leavesArgumentsOfEquinoxToTheWindow() {
		var line = parse("-clean");
		assertFalse(line.command());
		assertEquals(List.of("-clean"), line.rest());
	}

	@Test
	void takesTheWorkspaceFromAnywhereBeforeTheDoubleDash() {
		var line = parse("chat", "--workspace", "/tmp/a", "text", "--", "--workspace", "/tmp/b");
		assertEquals(Optional.of(Path.of("/tmp/a").toAbsolutePath()), line.workspace());
		assertEquals(List.of("chat", "text", "--", "--workspace", "/tmp/b"), line.rest());
		assertEquals(Path.of("x").toAbsolutePath(), parse("--workspace=x").workspace().orElseThrow());
	}

	@Test
	void takesOfflineFromAnywhereBeforeTheDoubleDash() {
		var window = parse("--offline");
		assertTrue(window.offline());
		assertFalse(window.command());
		var line = parse("chat", "text", "--offline", "--json");
		assertTrue(line.offline());
		assertEquals(List.of("chat", "text", "--json"), line.rest());
		assertFalse(parse("chat", "--", "--offline").offline());
	}

	@ParameterizedTest
	@ValueSource(strings = { "--workspace", "--workspace=" })
	void asksForTheMissingFolder(String argument) {
		var refusal = assertThrows(IllegalArgumentException.class, () -> parse("chat", argument));
		assertTrue(refusal.getMessage().contains("needs a folder"));
	}

	@Test
	void handsWhatOpensTheSecureStorageToEquinoxInFrontOfACommand() {
		var line = parse("-eclipse.password", "secret.txt", "-eclipse.keyring", "/tmp/keys", "chat", "-eclipse.password");
		assertTrue(line.command());
		assertEquals(List.of("-eclipse.password", Path.of("secret.txt").toAbsolutePath().toString(), "-eclipse.keyring", "/tmp/keys"),
				line.storage());
		assertEquals(List.of("chat", "-eclipse.password"), line.rest());
		assertThrows(IllegalArgumentException.class, () -> parse("-eclipse.password"));
	}

	@Test
	void hidesTextFromEquinox() {
		String encoded = parse("chat", "-data", "", "zwei Wörter\n").encoded();
		assertTrue(encoded.matches("[A-Za-z0-9+/=]*"));
		assertEquals("chat\0-data\0\0zwei Wörter\n\0", new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
	}
}
