package org.modalis.studio.chat.internal.session;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.history.Attachment;

/**
 * A file that the user attached to a question that is not sent yet.
 *
 * @param id names it among the others
 * @param name what people read
 * @param path where it is; empty text for what is no file, such as a picture from the clipboard
 * @param state how far its reading is
 * @param file what was read; empty unless it is {@code READY}
 * @param kept what the history keeps of it, also from before the program was started; a comparison keeps its files only when it asks
 * @param trouble why it cannot be sent; empty text unless it is {@code FAILED}
 */
public record PendingFile(UUID id, String name, String path, State state, Optional<AttachedFile> file, Optional<Attachment> kept,
		String trouble) {

	/** How far the reading of a file is. */
	public enum State {
		READING, READY, FAILED
	}

	public PendingFile {
		Objects.requireNonNull(id);
		Objects.requireNonNull(name);
		Objects.requireNonNull(path);
		Objects.requireNonNull(state);
		Objects.requireNonNull(file);
		Objects.requireNonNull(kept);
		Objects.requireNonNull(trouble);
	}

	/** One of no path that the history does not keep yet. */
	public static PendingFile reading(String name) {
		return reading(name, "");
	}

	static PendingFile reading(String name, String path) {
		return new PendingFile(UUID.randomUUID(), name, path, State.READING, Optional.empty(), Optional.empty(), "");
	}

	/** One that was attached before the thread was left, or the program ended. */
	static PendingFile again(KeptFile before) {
		return new PendingFile(UUID.randomUUID(), before.name(), before.path(), State.READING, Optional.empty(), before.kept(), "");
	}

	/** As it is ready before the history keeps it. */
	public PendingFile read(AttachedFile read) {
		return new PendingFile(id, name, path, State.READY, Optional.of(read), Optional.empty(), "");
	}

	PendingFile read(AttachedFile read, Attachment keeps) {
		return new PendingFile(id, name, path, State.READY, Optional.of(read), Optional.of(keeps), "");
	}

	public PendingFile failed(String sentence) {
		return new PendingFile(id, name, path, State.FAILED, Optional.empty(), kept, sentence);
	}

	/** As it is kept with the draft. */
	KeptFile asKept() {
		return new KeptFile(name, path, file.map(AttachedFile::remark).orElse(""), kept);
	}
}
