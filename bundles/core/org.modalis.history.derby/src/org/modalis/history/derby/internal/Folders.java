package org.modalis.history.derby.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies, deletes and measures whole folders. */
final class Folders {

	private Folders() {
	}

	static boolean isMissingOrEmpty(Path folder) throws IOException {
		return !Files.exists(folder) || children(folder).isEmpty();
	}

	static List<Path> children(Path folder) throws IOException {
		if (!Files.isDirectory(folder))
			return List.of();
		try (Stream<Path> found = Files.list(folder)) {
			return found.sorted().toList();
		}
	}

	static void copy(Path from, Path to) throws IOException {
		for (Path source : all(from)) {
			Path target = to.resolve(from.relativize(source).toString());
			if (Files.isDirectory(source))
				Files.createDirectories(target);
			else
				Files.copy(source, target);
		}
	}

	static void delete(Path folder) throws IOException {
		if (Files.exists(folder))
			for (Path path : all(folder).reversed())
				Files.delete(path);
	}

	static long bytes(Path folder) throws IOException {
		long sum = 0;
		for (Path path : all(folder))
			sum += Files.isRegularFile(path) ? Files.size(path) : 0;
		return sum;
	}

	private static List<Path> all(Path folder) throws IOException {
		try (Stream<Path> found = Files.walk(folder)) {
			return found.sorted(Comparator.naturalOrder()).toList();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}
}
