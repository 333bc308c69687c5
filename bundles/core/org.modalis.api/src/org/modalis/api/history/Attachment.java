package org.modalis.api.history;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file that belongs to a message. The history keeps what it is; its content is in the {@link AttachmentStore}.
 *
 * @param content what is in it
 * @param mediaType as in {@code image/png}
 * @param fileName the name that people see; never a path
 * @param width in pixels, of pictures and videos
 * @param height in pixels, of pictures and videos
 * @param pages of documents
 * @param text the text that was extracted from it, as a content of its own (UTF-8)
 */
public record Attachment(Content content, String mediaType, String fileName, OptionalInt width, OptionalInt height,
		OptionalInt pages, Optional<Content> text) {

	public Attachment {
		Objects.requireNonNull(content);
		Objects.requireNonNull(mediaType);
		Objects.requireNonNull(fileName);
		Objects.requireNonNull(width);
		Objects.requireNonNull(height);
		Objects.requireNonNull(pages);
		Objects.requireNonNull(text);
	}

	/** A file of which no more is known. */
	public static Attachment of(Content content, String mediaType, String fileName) {
		return new Attachment(content, mediaType, fileName, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(),
				Optional.empty());
	}
}
