package org.modalis.core.internal.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.provider.ContentPart.Media;

/** Reads the files of a message from the history. */
final class StoredFiles {
	private StoredFiles() {
	}

	/** @throws HistoryException when one is not there or damaged, naming it */
	static List<Media> of(HistoryStore store, Message message) throws HistoryException {
		var files = new ArrayList<Media>();
		for (var file : message.attachments())
			try (var in = store.attachments().open(file.content())) {
				files.add(new Media(file.mediaType(), file.fileName(), in.readAllBytes()));
			} catch (IOException e) {
				throw new HistoryException(Kind.UNREADABLE, "The file " + file.fileName() + " of this thread could not be read. Nothing was sent.", e);
			}
		return files;
	}
}
