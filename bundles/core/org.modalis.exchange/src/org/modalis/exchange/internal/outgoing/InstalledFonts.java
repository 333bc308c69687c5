package org.modalis.exchange.internal.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The fonts in the folders of this computer (ttf, otf, and ttc with several in one file), by the names of their files. Looked for
 * once; each is opened when it is asked for and stays open until this is closed. For one thread.
 */
final class InstalledFonts implements AutoCloseable {

	private static final int DEEPEST = 6;

	private final Map<String, Path> files = new LinkedHashMap<>();
	private final Map<Path, List<Face>> opened = new HashMap<>();
	private final List<AutoCloseable> open = new ArrayList<>();
	private Face latin;

	InstalledFonts() {
		this(folders());
	}

	InstalledFonts(List<Path> folders) {
		folders.stream().filter(Files::isDirectory).forEach(this::find);
	}

	private static List<Path> folders() {
		String home = System.getProperty("user.home");
		String windows = System.getenv("WINDIR");
		String local = System.getenv("LOCALAPPDATA");
		var found = new ArrayList<>(List.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"), Path.of(home, ".fonts"),
				Path.of(home, ".local/share/fonts"), Path.of("/System/Library/Fonts"), Path.of("/Library/Fonts"), Path.of(home, "Library/Fonts")));
		if (windows != null)
			found.add(Path.of(windows, "Fonts"));
		if (local != null)
			found.add(Path.of(local, "Microsoft", "Windows", "Fonts"));
		return found;
	}

	private void find(Path folder) {
		try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
			all.filter(path -> path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(ttf|ttc|otf)")).sorted().forEach(path -> {
				String name = path.getFileName().toString();
				files.putIfAbsent(name.substring(0, name.length() - 4), path);
			});
		} catch (IOException | UncheckedIOException e) {
			return; // a folder that cannot be read has no fonts for us
		}
	}

	/** The first of these that is there and can be opened. */
	Optional<Face> first(List<String> names) {
		return names.stream().flatMap(name -> named(name).stream()).findFirst();
	}

	/** All in the file of this name, without its ending. */
	List<Face> named(String name) {
		Path file = files.get(name);
		return file == null ? List.of() : opened.computeIfAbsent(file, this::faces);
	}

	/** All but those in files that cannot go into a PDF. */
	List<String> names() {
		return files.entrySet().stream().filter(file -> !file.getValue().toString().toLowerCase(Locale.ROOT).endsWith(".otf")).map(Map.Entry::getKey).toList();
	}

	/** The plain font that comes with PDFBox. */
	Face latin() {
		if (latin != null)
			return latin;
		try (var in = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
			latin = new Face(keep(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()))));
			return latin;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private List<Face> faces(Path file) {
		try {
			String name = file.toString().toLowerCase(Locale.ROOT);
			if (name.endsWith(".ttc"))
				return collection(file);
			var in = new RandomAccessReadBufferedFile(file.toFile());
			return List.of(new Face(keep(name.endsWith(".otf") ? new OTFParser().parse(in) : new TTFParser().parse(in))));
		} catch (IOException | RuntimeException e) {
			return List.of(); // damaged, or of a kind that is not known
		}
	}

	private List<Face> collection(Path file) throws IOException {
		var collection = new TrueTypeCollection(file.toFile());
		open.add(collection);
		var found = new ArrayList<Face>();
		collection.processAllFonts(font -> found.add(new Face(font)));
		return found;
	}

	private TrueTypeFont keep(TrueTypeFont font) {
		open.add(font);
		return font;
	}

	@Override
	public void close() {
		for (AutoCloseable each : open)
			try {
				each.close();
			} catch (Exception e) {
				continue; // it was only read
			}
		open.clear();
		opened.clear();
		latin = null;
	}
}
