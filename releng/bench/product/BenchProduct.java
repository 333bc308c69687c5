import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** A copy of the materialised product that a bench may change: other bundles in its list, and one of the bench's own. */
record BenchProduct(Path folder) {

	/** An unchanged copy. */
	static BenchProduct copyOf(Path product, Path target) throws IOException {
		copy(product, target);
		return new BenchProduct(target);
	}

	/**
	 * Compiles a bundle of the bench against the product, adds it and makes it the product that starts.
	 *
	 * @param sources folder of the bundle: manifest, plugin.xml, src
	 * @param name its symbolic name; it declares the product {@code name.product}
	 * @param keep which lines of the bundle list stay
	 */
	BenchProduct with(Path sources, String name, Predicate<String> keep) throws IOException {
		Path bundle = folder.resolve("plugins").resolve(name + "_1.0.0");
		copy(sources, bundle);
		compile(sources, bundle);
		Path list = folder.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
		var lines = new ArrayList<>(Files.readAllLines(list).stream().filter(keep).toList());
		lines.add(name + ",1.0.0,plugins/" + bundle.getFileName() + "/,4,false");
		Files.write(list, lines);
		Path config = folder.resolve("configuration/config.ini");
		Files.write(config, Files.readAllLines(config).stream().filter(line -> !line.startsWith("eclipse.application="))
				.map(line -> line.startsWith("eclipse.product=") ? "eclipse.product=" + name + ".product" : line).toList());
		return this;
	}

	private void compile(Path sources, Path target) throws IOException {
		try (Stream<Path> files = Files.walk(sources); Stream<Path> jars = Files.list(folder.resolve("plugins"))) {
			var arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "--release", "21", "-d", target.toString(), "-cp",
					jars.map(Path::toString).filter(jar -> jar.endsWith(".jar")).collect(Collectors.joining(File.pathSeparator))));
			files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
			if (ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, arguments.toArray(String[]::new)) != 0)
				throw new IOException("The bench bundle at " + sources + " does not compile");
		}
	}

	/** The launcher with arguments, on a workspace. */
	ProcessBuilder launch(Path workspace, String... arguments) {
		var command = new ArrayList<>(List.of(folder.resolve("modalis").toString(), "--workspace", workspace.toString()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true);
	}

	/** The platform's own launcher as it comes: no script, no arguments for the Java machine, no archive of classes. */
	ProcessBuilder launchPlain(Path workspace) throws IOException {
		Path launcher;
		try (Stream<Path> jars = Files.list(folder.resolve("plugins"))) {
			launcher = jars.filter(jar -> jar.getFileName().toString().startsWith("org.eclipse.equinox.launcher_")).findFirst()
					.orElseThrow();
		}
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", launcher.toString(),
				"-nosplash", "-data", workspace.toString(), "-configuration", folder.resolve("configuration").toString())
				.redirectErrorStream(true);
	}

	/** Runs a command of the command line to its end; returns what it printed. */
	String run(Path workspace, String... arguments) throws IOException, InterruptedException {
		var process = launch(workspace, arguments).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0)
			throw new IllegalStateException("modalis " + String.join(" ", arguments) + " ended with " + process.exitValue() + ": " + output);
		return output;
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Path copy = to.resolve(from.relativize(file).toString());
				if (Files.isDirectory(file))
					Files.createDirectories(copy);
				else
					Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
	}
}
