package org.modalis.exchange.internal.incoming;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.exchange.internal.files.Bundled;
import org.modalis.exchange.internal.files.FileName;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The files that lie beside the conversations of an export. ChatGPT names them by an id, which is also how a conversation names
 * them: {@code file-<letters>-<name>.png}, {@code file_<digits>-sanitized.png} or {@code file-<letters>.dat}, whose name is then in
 * {@code conversation_asset_file_names.json}.
 */
final class Assets {

	private static final long LARGEST = 512L << 20;
	private static final int LARGEST_INDEX = 64 << 20;
	private static final Pattern ID = Pattern.compile("^(file[-_][A-Za-z0-9]+)");
	private static final String INDEX = "conversation_asset_file_names.json";

	private final AttachmentStore store;
	private final Map<String, Bundled.Entry> byId = new HashMap<>();
	private final Map<String, Bundled.Entry> byName = new HashMap<>();
	private final Map<String, String> names = new HashMap<>();
	private final Map<String, Attachment> kept = new HashMap<>();
	private int taken;

	Assets(Bundled source, AttachmentStore store) {
		this.store = store;
		for (Bundled.Entry entry : source.entries()) {
			Matcher id = ID.matcher(entry.baseName());
			if (id.find())
				byId.putIfAbsent(id.group(1), entry);
			byName.putIfAbsent(entry.name(), entry);
			byName.putIfAbsent(entry.baseName(), entry);
			if (entry.baseName().equals(INDEX) && entry.bytes() < LARGEST_INDEX)
				readNames(entry);
		}
	}

	private void readNames(Bundled.Entry index) {
		try (InputStream in = index.open()) {
			JsonElement all = JsonParser.parseString(new String(in.readNBytes(LARGEST_INDEX), StandardCharsets.UTF_8));
			Fields found = Fields.of(all);
			for (String name : found.names())
				found.words(name).ifPresent(real -> names.put(name, real));
		} catch (IOException | JsonParseException e) {
			names.clear(); // then files keep the names they have
		}
	}

	/** How many files were taken along until now. */
	int taken() {
		return taken;
	}

	/** The file that a pointer names, as in {@code file-service://file-abc} or {@code sediment://file_123}. */
	Optional<Attachment> pointed(String pointer, Optional<String> name, OptionalInt width, OptionalInt height) throws HistoryException {
		Matcher id = ID.matcher(pointer.substring(pointer.lastIndexOf('/') + 1));
		Bundled.Entry entry = id.find() ? byId.get(id.group(1)) : null;
		return entry == null ? Optional.empty() : keep(entry, name, width, height);
	}

	/** The file of a name; with a path in the archive or without. */
	Optional<Attachment> named(String file) throws HistoryException {
		Bundled.Entry entry = byName.get(file);
		return entry == null ? Optional.empty() : keep(entry, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
	}

	/** The bytes of one of our own exports' files. */
	Optional<Bundled.Entry> entry(String name) {
		return Optional.ofNullable(byName.get(name));
	}

	Content put(InputStream in) throws HistoryException {
		taken++;
		return store.put(in, LARGEST);
	}

	/** A text that an export has in place of the file that it came from. */
	Attachment text(String name, String text) throws HistoryException {
		Content content = put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		return new Attachment(content, "text/plain", FileName.last(name), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(),
				Optional.of(content));
	}

	private Optional<Attachment> keep(Bundled.Entry entry, Optional<String> name, OptionalInt width, OptionalInt height)
			throws HistoryException {
		Attachment known = kept.get(entry.name());
		if (known == null) {
			var source = new Source(entry);
			try (var in = new BufferedInputStream(source, 1 << 16)) {
				in.mark(32);
				String type = type(in.readNBytes(16), entry.baseName());
				in.reset();
				String real = name.orElse(names.getOrDefault(entry.baseName(), entry.baseName()));
				known = new Attachment(put(in), type, FileName.last(real), width, height, OptionalInt.empty(), Optional.empty());
			} catch (IOException e) {
				return Optional.empty();
			} catch (HistoryException e) {
				if (source.failed)
					return Optional.empty();
				throw e;
			}
			kept.put(entry.name(), known);
		}
		return Optional.of(known);
	}

	/** Remembers whether it was the reading that failed: then the file is damaged, and the history is not to blame. */
	private static final class Source extends InputStream {

		private final Bundled.Entry entry;
		private InputStream in;
		private boolean failed;

		Source(Bundled.Entry entry) {
			this.entry = entry;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			try {
				if (in == null)
					in = entry.open();
				return in.read(buffer, offset, length);
			} catch (IOException e) {
				failed = true;
				throw e;
			}
		}

		@Override
		public void close() throws IOException {
			if (in != null)
				in.close();
		}
	}

	/** What a file is, by its first bytes: names in exports lie. */
	private static String type(byte[] head, String name) {
		String start = new String(head, StandardCharsets.ISO_8859_1);
		if (start.startsWith("\u0089PNG"))
			return "image/png";
		if (start.startsWith("\u00ff\u00d8\u00ff"))
			return "image/jpeg";
		if (start.startsWith("GIF8"))
			return "image/gif";
		if (start.startsWith("RIFF") && start.startsWith("WEBP", 8))
			return "image/webp";
		if (start.startsWith("RIFF") && start.startsWith("WAVE", 8))
			return "audio/wav";
		if (start.startsWith("%PDF-"))
			return "application/pdf";
		if (start.startsWith("ID3"))
			return "audio/mpeg";
		return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
		case "txt", "md" -> "text/plain";
		case "csv" -> "text/csv";
		case "json" -> "application/json";
		default -> "application/octet-stream";
		};
	}
}
