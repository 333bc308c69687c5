package org.modalis.studio.chat.internal.session;

import java.util.Objects;
import java.util.Optional;

import org.modalis.api.history.Attachment;

/**
 * A file beside the message field, as it is kept with the draft.
 *
 * @param name what people read
 * @param path where it was; empty text for what was no file, such as a picture from the clipboard
 * @param remark what was to be said of it when it was read; empty text for nothing
 * @param kept what the history keeps of it; empty while it is being read, and when it could not be
 */
record KeptFile(String name, String path, String remark, Optional<Attachment> kept) {

	KeptFile {
		Objects.requireNonNull(name);
		Objects.requireNonNull(path);
		Objects.requireNonNull(remark);
		Objects.requireNonNull(kept);
	}
}
