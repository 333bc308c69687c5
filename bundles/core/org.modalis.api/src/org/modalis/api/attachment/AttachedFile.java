package org.modalis.api.attachment;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.modalis.api.provider.ContentPart.Media;

/**
 * A file that was read into what models take: its content, and its words where it has any. Immutable but for the content's bytes,
 * which are not copied.
 *
 * @param media what is kept and, to a model that takes its kind, sent; an image may be smaller here than the file was
 * @param width in pixels, of images
 * @param height in pixels, of images
 * @param pages of documents
 * @param text its words; empty for images and audio, and for documents that hold none
 * @param remark a sentence on what the user may not expect (its name lies, it was cut); empty text when there is nothing to say
 */
public record AttachedFile(Media media, OptionalInt width, OptionalInt height, OptionalInt pages, Optional<String> text,
		String remark) {

	public AttachedFile {
		Objects.requireNonNull(media);
		Objects.requireNonNull(width);
		Objects.requireNonNull(height);
		Objects.requireNonNull(pages);
		Objects.requireNonNull(text);
		Objects.requireNonNull(remark);
	}

	/** A file of which no more is known. */
	public static AttachedFile of(Media media) {
		return new AttachedFile(media, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), "");
	}

	/** A file of words. */
	public static AttachedFile of(Media media, String text) {
		return of(media).withText(text);
	}

	public AttachedFile withSize(int pixelsWide, int pixelsHigh) {
		return new AttachedFile(media, OptionalInt.of(pixelsWide), OptionalInt.of(pixelsHigh), pages, text, remark);
	}

	public AttachedFile withPages(int count) {
		return new AttachedFile(media, width, height, OptionalInt.of(count), text, remark);
	}

	/** @param words blank when it turned out to hold none */
	public AttachedFile withText(String words) {
		return new AttachedFile(media, width, height, pages, Optional.of(words).filter(all -> !all.isBlank()), remark);
	}

	public AttachedFile withRemark(String sentence) {
		return new AttachedFile(media, width, height, pages, text, sentence);
	}

	/** The name that people see; never a path. */
	public String name() {
		return media.fileName();
	}
}
