package org.modalis.exchange.internal.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.modalis.api.exchange.BackupInfo;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.exchange.ExchangeProgress;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The folder {@code restore} of the workspace, where a backup is laid ready until it is put in place at the next start. It counts only
 * once its note {@value #READY} is written.
 */
final class Staged {

	private static final String READY = "ready.json";

	private final Path folder;

	Staged(Path workspace) {
		folder = workspace.resolve("restore");
	}

	/** Unpacks an archive, each entry compared with its checksum once more. */
	void fill(Archive archive, ExchangeProgress progress) throws ExchangeException, IOException {
		clear();
		long done = 0;
		for (String name : archive.manifest().entries().keySet()) {
			progress.at(done, archive.manifest().bytes(), "Laying the backup ready");
			if (progress.isCanceled())
				throw new ExchangeException(Kind.CANCELED, "Stopped. Nothing was changed.");
			Path file = folder.resolve(name);
			Files.createDirectories(file.getParent());
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
				archive.extract(name, out);
			}
			done += archive.manifest().entries().get(name).bytes();
		}
		// folders that a database has even when they are empty are made by its engine
	}

	void ready(BackupInfo info, Optional<Path> safety) throws IOException {
		var note = new JsonObject();
		note.addProperty("file", info.file().toString());
		note.addProperty("made", info.made().toString());
		note.addProperty("threads", info.threads());
		note.addProperty("files", info.files());
		note.addProperty("bytes", info.bytes());
		safety.ifPresent(path -> note.addProperty("safety", path.toString()));
		Files.writeString(folder.resolve(READY), note.toString());
	}

	/** What is ready; empty when nothing is. */
	Optional<BackupInfo> info() throws IOException {
		return note().map(note -> new BackupInfo(Path.of(note.get("file").getAsString()), Instant.parse(note.get("made").getAsString()),
				note.get("threads").getAsInt(), note.get("files").getAsInt(), note.get("bytes").getAsLong()));
	}

	Optional<Path> safety() throws IOException {
		return note().filter(note -> note.has("safety")).map(note -> Path.of(note.get("safety").getAsString()));
	}

	private Optional<JsonObject> note() throws IOException {
		Path note = folder.resolve(READY);
		try {
			return Files.exists(note) ? Optional.of(JsonParser.parseString(Files.readString(note, StandardCharsets.UTF_8)).getAsJsonObject())
					: Optional.empty();
		} catch (JsonParseException | IllegalStateException halfWritten) {
			return Optional.empty();
		}
	}

	Path history() {
		return folder.resolve("history");
	}

	Path settings() {
		return folder.resolve("settings.json");
	}

	List<Path> files() throws IOException {
		return children("files");
	}

	List<Path> calls() throws IOException {
		return children("calls");
	}

	private List<Path> children(String name) throws IOException {
		if (!Files.isDirectory(folder.resolve(name)))
			return List.of();
		try (Stream<Path> all = Files.list(folder.resolve(name))) {
			return all.sorted().toList();
		}
	}

	void clear() throws IOException {
		delete(folder);
	}

	/** The note goes first, so that what is half deleted never counts. */
	static void delete(Path folder) throws IOException {
		if (!Files.exists(folder))
			return;
		Files.deleteIfExists(folder.resolve(READY));
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path path : all.sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(path);
		}
	}
}
