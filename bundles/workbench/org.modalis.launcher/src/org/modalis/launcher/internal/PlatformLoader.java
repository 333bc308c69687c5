package org.modalis.launcher.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarFile;

/**
 * Loads Equinox and its own launcher. Their jars are signed, and Java checks the signature again for each class of a signed jar
 * and keeps such classes out of its archive of class data; Equinox itself checks none of the bundles it loads. So this loader
 * reads unchecked, which makes the start faster by about a quarter of a second.
 */
final class PlatformLoader extends URLClassLoader {

	private record Jar(JarFile file, CodeSource source) {

		/** Null when the jar has no such entry. */
		InputStream open(String path) throws IOException {
			var entry = file.getJarEntry(path);
			return entry == null ? null : file.getInputStream(entry);
		}
	}

	static {
		registerAsParallelCapable();
	}

	private final List<Jar> jars = new CopyOnWriteArrayList<>();

	PlatformLoader(ClassLoader parent) {
		super("platform", new URL[0], parent);
	}

	void add(Path jar) throws IOException {
		URL url = jar.toUri().toURL();
		jars.add(new Jar(new JarFile(jar.toFile(), false), new CodeSource(url, (CodeSigner[]) null)));
		super.addURL(url);
	}

	/** Public, because Equinox adds the bundles that extend it and looks for this method by its name. */
	@Override
	public void addURL(URL url) {
		try {
			Path jar = Path.of(URI.create(url.toString()));
			if (Files.isRegularFile(jar)) {
				add(jar);
				return;
			}
		} catch (IOException | IllegalArgumentException e) {
			// not a jar that can be read here: the usual way finds what there is
		}
		super.addURL(url);
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		String path = name.replace('.', '/').concat(".class");
		for (var jar : jars)
			try (var in = jar.open(path)) {
				if (in == null)
					continue;
				byte[] code = in.readAllBytes();
				return defineClass(name, code, 0, code.length, jar.source());
			} catch (IOException e) {
				throw new ClassNotFoundException(name, e);
			}
		return super.findClass(name);
	}

	@Override
	public InputStream getResourceAsStream(String name) {
		for (var jar : jars)
			try {
				InputStream in = jar.open(name);
				if (in != null)
					return in;
			} catch (IOException e) {
				return null;
			}
		return super.getResourceAsStream(name);
	}
}
