package org.modalis.studio.chat.internal.session;

import java.io.IOException;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The files of messages in the history, for those who look at a thread. Threads: any; every method returns at once and hands over
 * what it found on a thread of its own.
 */
@Component(service = ThreadFiles.class)
public final class ThreadFiles {

	private static final int SMALL = 640;

	private final HistoryService history;
	private final AttachmentReader reader;

	@Activate
	public ThreadFiles(@Reference HistoryService history, @Reference ComponentServiceObjects<AttachmentReader> reader) {
		this.history = history;
		this.reader = new ReaderOnDemand(reader);
	}

	/** Hands over a small copy of an image, as its content alone says what it is; nothing when it is gone or no image. */
	public void thumbnail(UUID message, int number, Consumer<byte[]> then) {
		content(message, number, (file, content) -> {
			try {
				then.accept(reader.thumbnail(content, SMALL));
			} catch (UnreadableFileException noPicture) {
				return; // its chip stays
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}, trouble -> {
			// its chip stays, and says so when somebody opens it
		});
	}

	/**
	 * Hands over a file.
	 *
	 * @param number of the file in its message, from 0
	 * @param trouble told a sentence when it cannot be had
	 */
	public void content(UUID message, int number, BiConsumer<Attachment, byte[]> then, Consumer<String> trouble) {
		Thread.ofVirtual().name("attached file").start(() -> {
			try {
				var store = history.open();
				var found = store.message(message);
				if (found.isEmpty() || number < 0 || number >= found.get().attachments().size())
					return;
				var file = found.get().attachments().get(number);
				byte[] content;
				try (var in = store.attachments().open(file.content())) {
					content = in.readAllBytes();
				}
				then.accept(file, content);
			} catch (HistoryException e) {
				trouble.accept(e.getMessage());
			} catch (IOException e) {
				trouble.accept("The file could not be read from the history. The message itself is kept.");
			}
		});
	}
}
