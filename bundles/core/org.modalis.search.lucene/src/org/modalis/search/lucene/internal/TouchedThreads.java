package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Names in a file the threads that changed since the index was last committed. After a kill they are read again: not every change
 * can be seen from outside, a favourite for one.
 */
final class TouchedThreads {

	private static final int LINE = 37;

	private final Path file;
	private final Set<UUID> noted = new HashSet<>();

	TouchedThreads(Path file) {
		this.file = file;
	}

	/** What an earlier process noted; lines that it could not finish are left out. */
	Set<UUID> before() throws IOException {
		Set<UUID> found = new HashSet<>();
		if (Files.exists(file))
			for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1))
				if (line.length() == LINE - 1 && line.matches("[0-9a-f-]+"))
					found.add(UUID.fromString(line));
		return found;
	}

	/** Notes a thread before its change goes into the index; survives a kill of the process. */
	void add(UUID thread) throws IOException {
		if (noted.add(thread))
			Files.writeString(file, thread + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/** Forgets everything, once it is committed. */
	void clear() throws IOException {
		noted.clear();
		Files.deleteIfExists(file);
	}
}
