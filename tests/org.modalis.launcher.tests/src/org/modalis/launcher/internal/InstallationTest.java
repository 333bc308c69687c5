package org.modalis.launcher.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

	@TempDir
	Path folder;

	@Test
	void findsTheNewestJarOfABundle() throws IOException {
		Path plugins = Files.createDirectories(folder.resolve("plugins"));
		Files.createFile(plugins.resolve("a.b_1.0.0.jar"));
		Files.createFile(plugins.resolve("a.b.c_3.0.0.jar"));
		Path newest = Files.createFile(plugins.resolve("a.b_1.1.0.jar"));
		assertEquals(newest, new Installation(folder).bundle("a.b"));
		var missing = assertThrows(IOException.class, () -> new Installation(folder).bundle("z"));
		assertTrue(missing.getMessage().contains("Install Modalis again"));
	}

	@Test
	void keepsItsConfigurationWhereItMayWrite() throws IOException {
		Path configuration = Files.createDirectories(folder.resolve("configuration"));
		assertEquals(configuration, new Installation(folder).configuration(Path.of("/home/somebody")));
	}

	@Test
	void fallsBackToTheUsersOwnFolder() {
		Path home = Path.of("/home/somebody");
		Path configuration = new Installation(folder.resolve("not-there")).configuration(home);
		assertTrue(configuration.startsWith(home.resolve(".modalis").resolve("installations")));
	}

	@Test
	void takesTheFrameworkThatTheUsersConfigurationNames() throws IOException {
		Path older = jar("org.eclipse.osgi_3.9.0.jar");
		Path newer = jar("org.eclipse.osgi_3.24.0.jar");
		Path own = names(folder.resolve("own"), "file\\:plugins/" + newer.getFileName());
		assertEquals(Optional.of(newer), new Installation(folder).framework(own));
		names(folder.resolve("configuration"), "file\\:plugins/" + older.getFileName());
		assertEquals(Optional.of(newer), new Installation(folder).framework(own));
		assertEquals(Optional.of(older), new Installation(folder).framework(folder.resolve("no-configuration-yet")));
	}

	@Test
	void leavesTheFrameworkToThePlatformWhenNothingNamesOneThatIsThere() throws IOException {
		assertEquals(Optional.empty(), new Installation(folder).framework(folder.resolve("configuration")));
		Path configuration = names(folder.resolve("configuration"), "file\\:plugins/org.eclipse.osgi_9.jar");
		assertEquals(Optional.empty(), new Installation(folder).framework(configuration));
	}

	private Path jar(String name) throws IOException {
		return Files.createFile(Files.createDirectories(folder.resolve("plugins")).resolve(name));
	}

	private static Path names(Path configuration, String framework) throws IOException {
		Files.writeString(Files.createDirectories(configuration).resolve("config.ini"), "osgi.framework=" + framework + "\n");
		return configuration;
	}
}
