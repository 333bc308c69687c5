package org.modalis.api.attachment;

import java.util.Objects;
import java.util.OptionalInt;

import org.modalis.api.history.Attachment;

/**
 * What decides how a file reaches a model and how much it takes there, whether it was just read or is in the history.
 *
 * @param name what people read
 * @param mediaType as in {@code image/png}
 * @param bytes of its content
 * @param textChars how long its words are, about; 0 when it has none
 * @param width in pixels, of images
 * @param height in pixels, of images
 * @param pages of documents
 */
public record FileFacts(String name, String mediaType, long bytes, long textChars, OptionalInt width, OptionalInt height, OptionalInt pages) {

	public FileFacts {
		Objects.requireNonNull(name);
		Objects.requireNonNull(mediaType);
		Objects.requireNonNull(width);
		Objects.requireNonNull(height);
		Objects.requireNonNull(pages);
	}

	/** Of a file that was just read. */
	public static FileFacts of(AttachedFile file) {
		return new FileFacts(file.name(), file.media().mediaType(), file.media().bytes().length, file.text().map(String::length).orElse(0),
				file.width(), file.height(), file.pages());
	}

	/** Of a file of the history. */
	public static FileFacts of(Attachment file) {
		return new FileFacts(file.fileName(), file.mediaType(), file.content().bytes(), file.text().map(text -> text.bytes()).orElse(0L),
				file.width(), file.height(), file.pages());
	}
}
