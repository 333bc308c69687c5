package org.modalis.exchange.internal.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.modalis.api.exchange.BackupInfo;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.RestoreReport;
import org.modalis.api.history.HistoryCopies;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.settings.Settings;
import org.modalis.exchange.internal.files.WholeFile;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** See {@link org.modalis.api.exchange.WorkspaceBackup}. */
public final class Backup {

	private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

	private final HistoryService history;
	private final HistoryCopies copies;
	private final Settings settings;
	private final Supplier<Path> workspace;

	public Backup(HistoryService history, HistoryCopies copies, Settings settings, Supplier<Path> workspace) {
		this.history = history;
		this.copies = copies;
		this.settings = settings;
		this.workspace = workspace;
	}

	public BackupInfo backUp(Path to, ExchangeProgress progress) throws ExchangeException, HistoryException {
		HistoryStore store = history.open();
		progress.at(0, 0, "Copying the history");
		Path copying = null;
		try {
			// beside the history: the place for temporary files may be too small for it, or be memory
			copying = Files.createTempDirectory(workspace.get(), "backup");
			Path copy = copying.resolve("copy");
			copies.copy(copy);
			var info = new BackupInfo[1];
			WholeFile.write(to, out -> new BackupWriter(store, settings, progress).write(copy, workspace.get().resolve("calls"), out),
					written -> info[0] = check(written, to, progress));
			return info[0];
		} catch (IOException e) {
			throw new ExchangeException(Kind.NO_SPACE,
					"The workspace could not be written, so no backup was made. Everything is as before. Make space and try again.", e);
		} finally {
			deleteQuietly(copying);
		}
	}

	private static void deleteQuietly(Path folder) {
		try {
			if (folder != null)
				Staged.delete(folder);
		} catch (IOException e) {
			return; // it is in the way of nothing
		}
	}

	public BackupInfo check(Path archive, ExchangeProgress progress) throws ExchangeException {
		return check(archive, archive, progress);
	}

	private static BackupInfo check(Path file, Path name, ExchangeProgress progress) throws ExchangeException {
		try (Archive archive = Archive.open(file, name.toString())) {
			archive.verify(progress);
			return info(archive, name);
		} catch (IOException e) {
			throw new ExchangeException(Kind.UNREADABLE, name + " could not be read to its end. Nothing was changed.", e);
		}
	}

	private static BackupInfo info(Archive archive, Path name) throws IOException {
		Manifest manifest = archive.manifest();
		return new BackupInfo(name, manifest.made(), manifest.threads(), manifest.files(), Files.size(archive.file()));
	}

	public boolean hasContents() throws HistoryException {
		HistoryStore store = history.open();
		return store.conversations().stream().anyMatch(thread -> !thread.temporary())
				|| !store.prompts().list(PromptQuery.ALL, 0, 1).isEmpty();
	}

	public BackupInfo prepare(Path file, ExchangeProgress progress) throws ExchangeException, HistoryException {
		BackupInfo info = check(file, progress);
		var staged = new Staged(workspace.get());
		boolean done = false;
		try (Archive archive = Archive.open(file, file.toString())) {
			staged.fill(archive, progress);
			copies.check(staged.history());
			Optional<Path> safety = hasContents() ? Optional.of(safety(progress)) : Optional.empty();
			staged.ready(info, safety);
			done = true;
			return info;
		} catch (IOException e) {
			throw new ExchangeException(Kind.NO_SPACE, "The backup could not be unpacked in the workspace; the disk may be full. "
					+ "Everything is as before. Make space and try again.", e);
		} finally {
			if (!done)
				discard(staged);
		}
	}

	private static void discard(Staged staged) {
		try {
			staged.clear();
		} catch (IOException e) {
			return; // without its note it does not count
		}
	}

	private Path safety(ExchangeProgress progress) throws ExchangeException, HistoryException, IOException {
		Path folder = Files.createDirectories(workspace.get().resolve("backups"));
		return backUp(folder.resolve("before-restore-" + NAME.format(LocalDateTime.now()) + ".zip"), progress).file();
	}

	public Optional<RestoreReport> carryOut() throws ExchangeException, HistoryException {
		var staged = new Staged(workspace.get());
		try {
			Optional<BackupInfo> info = staged.info();
			if (info.isEmpty())
				return Optional.empty();
			Optional<Path> safety = staged.safety();
			Path aside = copies.replace(staged.history());
			fillIn(staged);
			return Optional.of(new RestoreReport(info.get(), safety, aside));
		} catch (IOException e) {
			throw new ExchangeException(Kind.FAILED, "The backup is in place, but not all of its files and settings could be taken along. "
					+ "The archive is as it was; you can restore it again.", e);
		} finally {
			discard(staged);
		}
	}

	/** What belongs to the history that is in place now. */
	private void fillIn(Staged staged) throws IOException, HistoryException {
		HistoryStore store = history.open();
		for (Path file : staged.files())
			try (InputStream in = Files.newInputStream(file)) {
				store.attachments().put(in, Long.MAX_VALUE);
			}
		restoreSettings(Files.readString(staged.settings(), StandardCharsets.UTF_8));
		Path calls = Files.createDirectories(workspace.get().resolve("calls"));
		for (Path file : staged.calls())
			if (!Files.exists(calls.resolve(file.getFileName())))
				Files.copy(file, calls.resolve(file.getFileName()));
		Staged.delete(workspace.get().resolve("search")); // it is made again from the history
	}

	private void restoreSettings(String json) throws IOException {
		try {
			JsonObject wanted = JsonParser.parseString(json).getAsJsonObject();
			for (String name : settings.all().keySet())
				if (!wanted.has(name))
					settings.remove(name);
			for (Map.Entry<String, JsonElement> each : wanted.entrySet())
				settings.set(each.getKey(), each.getValue().getAsString());
		} catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
			throw new IOException("The settings in the backup cannot be read", e);
		}
	}
}
