package org.modalis.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Starts a class of these tests in a process of its own, also from inside an OSGi test runtime: the class path is made of the
 * places that the classes come from, with jars inside of jars copied out.
 */
public final class ChildJvm {

	private static final String HOST = "osgi.wiring.host";

	private ChildJvm() {
	}

	/**
	 * Starts it with standard error going where that of this process goes.
	 *
	 * @param scratch for jars that must be copied out
	 * @param needed a class of each place that it needs, beside its own
	 */
	public static Process start(Path scratch, List<Class<?>> needed, Class<?> main, String... arguments) throws IOException {
		var places = new ArrayList<>(needed);
		places.add(main);
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dmodalis.kind=window", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(scratch, places), main.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	private static String classPath(Path scratch, List<Class<?>> places) throws IOException {
		Set<Path> found = new LinkedHashSet<>();
		for (String part : System.getProperty("java.class.path", "").split(File.pathSeparator))
			if (!part.isEmpty())
				found.add(Path.of(part).toAbsolutePath());
		for (Class<?> needed : places)
			addPlaces(needed, found);
		for (Path place : List.copyOf(found))
			addNested(place, scratch, found);
		return String.join(File.pathSeparator, found.stream().map(Path::toString).toList());
	}

	private static void addPlaces(Class<?> type, Set<Path> found) throws IOException {
		Bundle bundle = FrameworkUtil.getBundle(type);
		if (bundle == null) {
			found.add(path(type.getProtectionDomain().getCodeSource().getLocation().toString()));
			return;
		}
		for (Bundle each : withFragments(bundle)) {
			Path place = path(each.getLocation().replaceFirst("^(initial@)?(reference:)?", ""));
			found.add(place);
			found.add(place.resolve("target/classes"));
		}
	}

	/** By the wires, because a host that was not started has no context to ask for the other bundles. */
	private static List<Bundle> withFragments(Bundle host) {
		var found = new ArrayList<>(List.of(host));
		for (BundleWire wire : host.adapt(BundleWiring.class).getProvidedWires(HOST))
			found.add(wire.getRequirer().getBundle());
		return found;
	}

	/** The framework names bundles that it was started with by paths relative to its installation. */
	private static Path path(String url) {
		URI uri = URI.create(url.replace(" ", "%20"));
		Path path = uri.isOpaque() ? Path.of(URI.create(System.getProperty("osgi.install.area").replace(" ", "%20")))
				.resolve(uri.getSchemeSpecificPart()) : Path.of(uri);
		return path.toAbsolutePath().normalize();
	}

	private static void addNested(Path place, Path scratch, Set<Path> found) throws IOException {
		if (Files.isDirectory(place.resolve("lib")))
			try (Stream<Path> jars = Files.list(place.resolve("lib"))) {
				jars.forEach(found::add);
			}
		if (!place.toString().endsWith(".jar") || !Files.isRegularFile(place))
			return;
		try (var in = new JarInputStream(Files.newInputStream(place))) {
			for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry())
				if (entry.getName().startsWith("lib/") && entry.getName().endsWith(".jar"))
					found.add(extract(in, scratch.resolve(Path.of(entry.getName()).getFileName().toString())));
		}
	}

	private static Path extract(InputStream in, Path to) throws IOException {
		if (Files.notExists(to))
			Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
		return to;
	}
}
