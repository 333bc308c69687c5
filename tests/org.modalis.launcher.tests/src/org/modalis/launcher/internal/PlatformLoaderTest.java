package org.modalis.launcher.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** Over the framework's own jar, which is signed. */
class PlatformLoaderTest {

	private static final String VERSION = "org.osgi.framework.Version";

	private final Path framework = Path.of(URI.create(System.getProperty("osgi.framework")));

	@Test
	void loadsTheClassesOfASignedJarUnchecked() throws Exception {
		try (var checking = new URLClassLoader(new URL[] { framework.toUri().toURL() }, null)) {
			assertNotNull(checking.loadClass(VERSION).getSigners(), "the jar is not signed");
		}
		try (var loader = new PlatformLoader(null)) {
			loader.add(framework);
			var loaded = loader.loadClass(VERSION);
			assertSame(loader, loaded.getClassLoader());
			assertNull(loaded.getSigners());
			assertEquals(framework.toUri().toURL(), loaded.getProtectionDomain().getCodeSource().getLocation());
			assertEquals("1.2.0", loaded.getMethod("parseVersion", String.class).invoke(null, "1.2").toString());
		}
	}

	@Test
	void takesWhatTheFrameworkAddsLater() throws Exception {
		try (var loader = new PlatformLoader(null)) {
			assertThrows(ClassNotFoundException.class, () -> loader.loadClass(VERSION));
			loader.addURL(framework.toUri().toURL());
			assertNull(loader.loadClass(VERSION).getSigners());
		}
	}

	@Test
	void findsResourcesBothWays() throws IOException {
		String name = "META-INF/services/org.osgi.framework.launch.FrameworkFactory";
		try (var loader = new PlatformLoader(null)) {
			assertNull(loader.getResourceAsStream(name));
			loader.add(framework);
			try (var direct = loader.getResourceAsStream(name); var byAddress = loader.getResource(name).openStream()) {
				assertEquals(new String(byAddress.readAllBytes()), new String(direct.readAllBytes()));
			}
		}
	}
}
