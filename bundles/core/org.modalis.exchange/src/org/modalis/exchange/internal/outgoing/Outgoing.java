package org.modalis.exchange.internal.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;

/**
 * A thread that is written as a document.
 *
 * @param shown the messages of the branch that is shown
 * @param problems takes sentences about what cannot be taken along
 */
record Outgoing(HistoryStore store, Conversation thread, List<Message> shown, Problems problems) {

	private static final long LARGEST_PICTURE = 20L << 20;

	/** Takes what cannot be taken along. */
	interface Problems {
		void add(String sentence);
	}

	String title() {
		return Words.title(thread);
	}

	/** The bytes of a picture that every browser shows; empty for other files, and for pictures that are not there. */
	Optional<byte[]> picture(Attachment file) throws IOException {
		if (!file.mediaType().matches("image/(png|jpeg|gif|webp)") || file.content().bytes() > LARGEST_PICTURE)
			return Optional.empty();
		try (InputStream in = store.attachments().open(file.content())) {
			return Optional.of(in.readAllBytes());
		} catch (HistoryException e) {
			problems.add(e.getMessage());
			return Optional.empty();
		}
	}
}
