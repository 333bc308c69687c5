package org.modalis.exchange.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder, or a single file, as a bundle of entries. Links are not followed out of it. */
final class Folderful implements Bundled {

	private static final int DEEPEST = 8;
	private static final int MOST = 200_000;

	private record FileEntry(Path path, String name, long bytes) implements Entry {

		@Override
		public InputStream open() throws IOException {
			return Files.newInputStream(path);
		}
	}

	private final List<Entry> entries;

	private Folderful(List<Entry> entries) {
		this.entries = List.copyOf(entries);
	}

	static Folderful of(Path place) throws IOException {
		if (!Files.isDirectory(place))
			return new Folderful(List.of(new FileEntry(place, place.getFileName().toString(), Files.size(place))));
		try (Stream<Path> found = Files.walk(place, DEEPEST, new FileVisitOption[0])) {
			List<Path> files = found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).sorted().limit(MOST).toList();
			var entries = new ArrayList<Entry>();
			for (Path file : files)
				entries.add(new FileEntry(file, place.relativize(file).toString().replace('\\', '/'), Files.size(file)));
			return new Folderful(entries);
		}
	}

	@Override
	public List<Entry> entries() {
		return entries;
	}

	@Override
	public void close() {
		// nothing is held open
	}
}
