package org.modalis.api.attachment;

import java.util.OptionalInt;

import org.modalis.api.history.Attachment;
import org.modalis.api.model.ModelInfo;

/**
 * How many tokens files take, before a vendor has counted: always an estimate, to be shown as one. Words are four characters a
 * token. An image is counted as Anthropic documents it, width times height divided by 750, after the longest side was brought to
 * 1,568 pixels (<a href="https://docs.claude.com/en/docs/build-with-claude/vision">Vision</a>); other vendors count in tiles and
 * come near it. A page of a PDF that is sent itself counts as its words and an image.
 */
public final class FileTokens {

	private static final int CHARS_PER_TOKEN = 4;
	private static final int PIXELS_PER_TOKEN = 750;
	private static final int LONGEST_SIDE = 1_568;
	private static final int UNKNOWN_IMAGE = 1_500;
	private static final int PAGE_IMAGE = 1_500;
	/** Of audio at 16 kB a second and 32 tokens a second, as Gemini counts. */
	private static final int AUDIO_BYTES_PER_TOKEN = 500;

	private FileTokens() {
	}

	/** Tokens of so many characters. */
	public static long ofChars(long chars) {
		return (chars + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN;
	}

	/** What a file takes of a model's context window, as it reaches that model; 0 when it does not. */
	public static long of(FileFacts file, ModelInfo model) {
		return switch (FileFit.of(file, model)) {
		case NOT_AT_ALL -> 0;
		case AS_TEXT -> ofChars(file.textChars());
		case AS_IT_IS -> file.mediaType().startsWith("image/") ? image(file.width(), file.height())
				: file.mediaType().startsWith("audio/") ? file.bytes() / AUDIO_BYTES_PER_TOKEN
						: ofChars(file.textChars()) + (long) file.pages().orElse(1) * PAGE_IMAGE;
		};
	}

	/** The same for a file that was just read. */
	public static long of(AttachedFile file, ModelInfo model) {
		return of(FileFacts.of(file), model);
	}

	/** The same for a file of the history. */
	public static long of(Attachment file, ModelInfo model) {
		return of(FileFacts.of(file), model);
	}

	private static long image(OptionalInt width, OptionalInt height) {
		if (width.isEmpty() || height.isEmpty())
			return UNKNOWN_IMAGE;
		double shrink = Math.min(1, (double) LONGEST_SIDE / Math.max(width.getAsInt(), height.getAsInt()));
		return Math.max(1, Math.round(width.getAsInt() * shrink * height.getAsInt() * shrink / PIXELS_PER_TOKEN));
	}
}
