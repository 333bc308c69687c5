package org.modalis.studio.chat.internal.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.studio.chat.internal.session.PendingFile;

/** A file of the history, ready to be sent with another question. Stateless; reads the disk. */
final class KeptFile {

	private KeptFile() {
	}

	static PendingFile of(HistoryStore history, Attachment file) {
		var pending = PendingFile.reading(file.fileName());
		try {
			var media = new Media(file.mediaType(), file.fileName(), bytes(history, file.content()));
			var text = file.text().isEmpty() ? "" : new String(bytes(history, file.text().get()), StandardCharsets.UTF_8);
			var read = AttachedFile.of(media, text);
			return pending.read(new AttachedFile(read.media(), file.width(), file.height(), file.pages(), read.text(), ""));
		} catch (IOException | HistoryException e) {
			return pending.failed(file.fileName() + " of this question cannot be read any more. Remove it to ask without it.");
		}
	}

	private static byte[] bytes(HistoryStore history, Content content) throws HistoryException, IOException {
		try (var in = history.attachments().open(content)) {
			return in.readAllBytes();
		}
	}
}
