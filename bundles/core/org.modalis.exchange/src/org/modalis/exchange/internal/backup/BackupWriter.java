package org.modalis.exchange.internal.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.eclipse.core.runtime.ILog;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.settings.Settings;

import com.google.gson.JsonObject;

/**
 * Fills an archive. What goes in is named one by one: the copy of the history, the attached files that messages name, the settings of
 * Modalis, and the record of calls. Nothing else of the workspace is looked at, and no key is in any of these.
 */
final class BackupWriter {

	private final HistoryStore store;
	private final Settings settings;
	private final ExchangeProgress progress;
	private final Map<String, Manifest.Sum> entries = new LinkedHashMap<>();
	private long done;
	private long total;

	BackupWriter(HistoryStore store, Settings settings, ExchangeProgress progress) {
		this.store = store;
		this.settings = settings;
		this.progress = progress;
	}

	/**
	 * @param copy the folder with the copy of the history
	 * @param calls the folder of the record of calls; it may not be there
	 */
	void write(Path copy, Path calls, OutputStream out) throws IOException, ExchangeException, HistoryException {
		List<Path> history = files(copy);
		List<Path> records = files(calls).stream().filter(file -> file.getFileName().toString().matches("\\d{4}-\\d{2}\\.jsonl")).toList();
		Set<Content> contents = contents();
		for (Path file : Stream.concat(history.stream(), records.stream()).toList())
			total += Files.size(file);
		total += contents.stream().mapToLong(Content::bytes).sum();
		try (var zip = new ZipOutputStream(out)) {
			zip.setLevel(Deflater.BEST_SPEED);
			for (Path file : history)
				add(zip, "history/" + copy.relativize(file).toString().replace('\\', '/'), file);
			int files = 0;
			for (Content content : contents)
				files += add(zip, content) ? 1 : 0;
			for (Path file : records)
				add(zip, "calls/" + file.getFileName(), file);
			add(zip, "settings.json", to -> to.write(settings().getBytes(StandardCharsets.UTF_8)));
			zip.putNextEntry(new ZipEntry(Manifest.NAME));
			var manifest = new Manifest(Instant.now(), store.conversations().stream().filter(thread -> !thread.temporary()).toList().size(), files, entries);
			zip.write(manifest.json().getBytes(StandardCharsets.UTF_8));
			zip.closeEntry();
		}
	}

	private static List<Path> files(Path folder) throws IOException {
		if (!Files.isDirectory(folder))
			return List.of();
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private Set<Content> contents() throws HistoryException {
		Set<Content> found = new LinkedHashSet<>(store.threads().held());
		for (var thread : store.conversations())
			if (!thread.temporary())
				store.forEachMessage(thread.id(), message -> {
					for (Attachment file : message.attachments()) {
						found.add(file.content());
						file.text().ifPresent(found::add);
					}
				});
		return found;
	}

	private String settings() {
		var json = new JsonObject();
		settings.all().forEach(json::addProperty);
		return json.toString();
	}

	private interface Filling {
		void into(OutputStream out) throws IOException, HistoryException;
	}

	private void add(ZipOutputStream zip, String name, Path file) throws IOException, ExchangeException, HistoryException {
		add(zip, name, to -> Files.copy(file, to));
	}

	/** An attached file that is damaged does not keep the rest from being saved. */
	private boolean add(ZipOutputStream zip, Content content) throws IOException, ExchangeException, HistoryException {
		try (InputStream in = store.attachments().open(content)) {
			add(zip, "files/" + content.sha256(), in::transferTo);
			return true;
		} catch (HistoryException e) {
			ILog.of(getClass()).warn("An attached file is not in the backup: " + e.getMessage());
			return false;
		}
	}

	private void add(ZipOutputStream zip, String name, Filling filling) throws IOException, ExchangeException, HistoryException {
		zip.putNextEntry(new ZipEntry(name));
		var counting = new Counting(zip);
		filling.into(counting);
		entries.put(name, new Manifest.Sum(counting.bytes, HexFormat.of().formatHex(counting.digest.digest())));
		zip.closeEntry();
		step();
	}

	private void step() throws ExchangeException {
		progress.at(done, total, "Writing the backup");
		if (progress.isCanceled())
			throw new ExchangeException(Kind.CANCELED, "The backup was stopped. Nothing was kept of it.");
	}

	static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}

	/** Counts and sums up what goes through, and leaves the stream open. */
	private final class Counting extends FilterOutputStream {

		private final MessageDigest digest = digest();
		private long bytes;

		Counting(OutputStream out) {
			super(out);
		}

		@Override
		public void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] from, int offset, int length) throws IOException {
			out.write(from, offset, length);
			digest.update(from, offset, length);
			bytes += length;
			done += length;
		}
	}
}
