package org.modalis.api.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.provider.ContentPart.Media;

/** Keeps files that were read in the history, and reads them from there. Stateless; any thread; methods block on the disk. */
public final class StoredFiles {

	/** The largest content that is kept; what models take is far less. */
	private static final long MOST_BYTES = 200 << 20;

	private StoredFiles() {
	}

	/**
	 * Keeps a file's content and its words, each once however often it is attached.
	 *
	 * @param temporary whether it belongs to a thread of which nothing reaches the disk
	 */
	public static Attachment keep(HistoryStore store, boolean temporary, AttachedFile file) throws HistoryException {
		var content = keep(store.attachments(), temporary, file.media().bytes());
		var text = Optional.<Content>empty();
		if (file.text().isPresent())
			text = Optional.of(keep(store.attachments(), temporary, file.text().get().getBytes(StandardCharsets.UTF_8)));
		return new Attachment(content, file.media().mediaType(), file.name(), file.width(), file.height(), file.pages(), text);
	}

	private static Content keep(AttachmentStore store, boolean temporary, byte[] bytes) throws HistoryException {
		var in = new ByteArrayInputStream(bytes);
		return temporary ? store.putTemporary(in, MOST_BYTES) : store.put(in, MOST_BYTES);
	}

	/** All files of a message, as they were attached. */
	public static List<AttachedFile> of(HistoryStore store, Message message) throws HistoryException {
		return of(store, message.attachments());
	}

	/** Files that are kept, as they were attached; what was remarked on them then is not kept. */
	public static List<AttachedFile> of(HistoryStore store, List<Attachment> kept) throws HistoryException {
		var files = new ArrayList<AttachedFile>();
		for (var file : kept)
			files.add(new AttachedFile(media(store, file), file.width(), file.height(), file.pages(),
					file.text().isPresent() ? Optional.of(text(store, file)) : Optional.empty(), ""));
		return files;
	}

	/** @throws HistoryException when it is not there or damaged, naming it */
	public static Media media(HistoryStore store, Attachment file) throws HistoryException {
		return new Media(file.mediaType(), file.fileName(), read(store, file, file.content()));
	}

	/** The words of a file that has some. */
	public static String text(HistoryStore store, Attachment file) throws HistoryException {
		return new String(read(store, file, file.text().orElseThrow()), StandardCharsets.UTF_8);
	}

	private static byte[] read(HistoryStore store, Attachment file, Content content) throws HistoryException {
		try (var in = store.attachments().open(content)) {
			return in.readAllBytes();
		} catch (IOException e) {
			throw new HistoryException(Kind.UNREADABLE, "The file " + file.fileName() + " of this thread could not be read. Nothing was sent.", e);
		}
	}
}
