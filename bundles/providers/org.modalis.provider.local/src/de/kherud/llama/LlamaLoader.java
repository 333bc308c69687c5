package de.kherud.llama;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Loads the native library from the nested jar, silently and from a file name of its own, so that every generation of the bundle
 * gets its own copy: the JVM refuses one library file to two class loaders.
 */
final class LlamaLoader {

	private static final String PREFIX = "modalis-llama-";

	private LlamaLoader() {
	}

	/** Called by {@link LlamaModel}'s static initialiser, so once per class loader. */
	static void initialize() {
		String library = System.mapLibraryName("jllama");
		String resource = "/de/kherud/llama/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + library;
		try (InputStream in = LlamaLoader.class.getResourceAsStream(resource)) {
			if (in == null)
				throw new UnsatisfiedLinkError("There is no llama.cpp for this kind of machine");
			removeLeftovers();
			Path folder = Files.createTempDirectory(PREFIX);
			Path file = folder.resolve(library);
			Files.copy(in, file);
			try {
				System.load(file.toString());
			} finally {
				delete(folder);
			}
		} catch (IOException e) {
			throw (Error) new UnsatisfiedLinkError("The temporary folder cannot be written").initCause(e);
		}
	}

	/** Windows keeps a loaded library's file, so it is removed by a later run; where it is still in use, removal fails. */
	private static void removeLeftovers() throws IOException {
		Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
		try (Stream<Path> files = Files.list(temporary)) {
			boolean windows = System.getProperty("os.name").startsWith("Windows");
			files.filter(file -> windows && file.getFileName().toString().startsWith(PREFIX)).forEach(LlamaLoader::delete);
		}
	}

	private static void delete(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList())
				Files.delete(file);
			Files.delete(folder);
		} catch (IOException e) {
			folder.toFile().deleteOnExit();
		}
	}
}
