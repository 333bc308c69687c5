package org.modalis.launcher.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder that holds {@code plugins} and {@code configuration}.
 *
 * @param folder absolute
 */
record Installation(Path folder) {

	/** The installation that this code was loaded from. */
	static Installation own() throws IOException {
		CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
		try {
			return new Installation(Path.of(source.getLocation().toURI()).toRealPath().getParent().getParent());
		} catch (URISyntaxException e) {
			throw new IOException("The installation folder has a name that is no address: " + source.getLocation(), e);
		}
	}

	/** The newest jar of a bundle. */
	Path bundle(String name) throws IOException {
		try (Stream<Path> jars = Files.list(folder.resolve("plugins"))) {
			return jars.filter(jar -> jar.getFileName().toString().startsWith(name + "_")).max(Comparator.naturalOrder())
					.orElseThrow(() -> new IOException("The installation at " + folder + " has no " + name + ". Install Modalis again."));
		}
	}

	/**
	 * The framework's jar, as the configuration names it: after an update there may be two.
	 *
	 * @param configuration that the platform starts with; the installation's own says it where that one does not
	 * @return empty when neither names a jar that is there; then the platform finds it on its own
	 */
	Optional<Path> framework(Path configuration) throws IOException {
		for (Path place : List.of(configuration, folder.resolve("configuration"))) {
			var settings = new Properties();
			Path file = place.resolve("config.ini");
			if (Files.isReadable(file))
				try (var in = Files.newInputStream(file)) {
					settings.load(in);
				}
			Path jar = folder.resolve(settings.getProperty("osgi.framework", "").replaceFirst("^file:", ""));
			if (Files.isRegularFile(jar))
				return Optional.of(jar);
		}
		return Optional.empty();
	}

	/**
	 * Where Equinox keeps its caches and the list of bundles: in the installation if this user may write there, else in a
	 * folder of the user's own. Features that such a user installs go there too; the shared installation stays as it is.
	 */
	Path configuration(Path home) {
		if (Files.isWritable(folder.resolve("configuration")) && Files.isWritable(folder))
			return folder.resolve("configuration");
		String mark = Integer.toHexString(folder.toString().hashCode());
		return home.resolve(".modalis").resolve("installations").resolve(mark).resolve("configuration");
	}
}
