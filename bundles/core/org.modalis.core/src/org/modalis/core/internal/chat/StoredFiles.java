package org.modalis.core.internal.chat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.provider.ContentPart.Media;

/** Keeps files in the history and reads them from there. */
final class StoredFiles {

	/** The largest content that is kept; what models take is far less. */
	private static final long MOST_BYTES = 200 << 20;

	private StoredFiles() {
	}

	/** Keeps a file's content and its words, each once however often it is attached. */
	static Attachment keep(HistoryStore store, Conversation thread, AttachedFile file) throws HistoryException {
		var content = keep(store.attachments(), thread.temporary(), file.media().bytes());
		var text = Optional.<Content>empty();
		if (file.text().isPresent())
			text = Optional.of(keep(store.attachments(), thread.temporary(), file.text().get().getBytes(StandardCharsets.UTF_8)));
		return new Attachment(content, file.media().mediaType(), file.name(), file.width(), file.height(), file.pages(), text);
	}

	private static Content keep(AttachmentStore store, boolean temporary, byte[] bytes) throws HistoryException {
		var in = new ByteArrayInputStream(bytes);
		return temporary ? store.putTemporary(in, MOST_BYTES) : store.put(in, MOST_BYTES);
	}

	/** All files of a message, as they were attached. */
	static List<AttachedFile> of(HistoryStore store, Message message) throws HistoryException {
		var files = new ArrayList<AttachedFile>();
		for (var file : message.attachments())
			files.add(new AttachedFile(media(store, file), file.width(), file.height(), file.pages(),
					file.text().isPresent() ? Optional.of(text(store, file)) : Optional.empty(), ""));
		return files;
	}

	/** @throws HistoryException when it is not there or damaged, naming it */
	static Media media(HistoryStore store, Attachment file) throws HistoryException {
		return new Media(file.mediaType(), file.fileName(), read(store, file, file.content()));
	}

	/** The words of a file that has some. */
	static String text(HistoryStore store, Attachment file) throws HistoryException {
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
