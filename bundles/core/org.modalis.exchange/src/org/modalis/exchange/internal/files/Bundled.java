package org.modalis.exchange.internal.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that belong together, in a zip archive, in a folder, or one alone. Names are for finding things; nobody writes to them. */
public interface Bundled extends Closeable {

	/** One file. */
	interface Entry {

		/** With slashes, as the archive spells it. */
		String name();

		long bytes();

		InputStream open() throws IOException;

		/** What is after the last slash. */
		default String baseName() {
			return name().substring(Math.max(name().lastIndexOf('/'), name().lastIndexOf('\\')) + 1);
		}
	}

	List<Entry> entries();

	/** Opens what a user named. A zip archive is known by its first bytes, whatever its name is. */
	static Bundled open(Path place) throws IOException {
		return Files.isRegularFile(place) && isZip(place) ? new Zipped(place) : Folderful.of(place);
	}

	private static boolean isZip(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] head = in.readNBytes(4);
			return head.length == 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
		}
	}
}
