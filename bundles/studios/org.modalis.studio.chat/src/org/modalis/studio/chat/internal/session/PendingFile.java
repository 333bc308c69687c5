package org.modalis.studio.chat.internal.session;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.attachment.AttachedFile;

/**
 * A file that the user attached to a question that is not sent yet.
 *
 * @param id names it among the others
 * @param name what people read
 * @param state how far its reading is
 * @param file what was read; empty unless it is {@code READY}
 * @param trouble why it cannot be sent; empty text unless it is {@code FAILED}
 */
public record PendingFile(UUID id, String name, State state, Optional<AttachedFile> file, String trouble) {

	/** How far the reading of a file is. */
	public enum State {
		READING, READY, FAILED
	}

	public PendingFile {
		Objects.requireNonNull(id);
		Objects.requireNonNull(name);
		Objects.requireNonNull(state);
		Objects.requireNonNull(file);
		Objects.requireNonNull(trouble);
	}

	public static PendingFile reading(String name) {
		return new PendingFile(UUID.randomUUID(), name, State.READING, Optional.empty(), "");
	}

	public PendingFile read(AttachedFile read) {
		return new PendingFile(id, name, State.READY, Optional.of(read), "");
	}

	public PendingFile failed(String sentence) {
		return new PendingFile(id, name, State.FAILED, Optional.empty(), sentence);
	}
}
