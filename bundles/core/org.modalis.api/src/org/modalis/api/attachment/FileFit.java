package org.modalis.api.attachment;

import org.modalis.api.history.Attachment;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;

/** How a file reaches a model. */
public enum FileFit {
	/** The model looks at the file itself. */
	AS_IT_IS,
	/** The model gets the words of the file. */
	AS_TEXT,
	/** The model takes neither the file nor has the file words. */
	NOT_AT_ALL;

	/**
	 * The largest file that is sent itself; of a larger one the words are sent. As Base64 it still fits into the 32 MB that a
	 * request may have at Anthropic, and the 20 MB of the Gemini API.
	 */
	public static final long MOST_BYTES = 14 << 20;

	/** How a file reaches a model. */
	public static FileFit of(FileFacts file, ModelInfo model) {
		if (file.bytes() <= MOST_BYTES && takes(file.mediaType(), model))
			return AS_IT_IS;
		return file.textChars() > 0 ? AS_TEXT : NOT_AT_ALL;
	}

	/** How a file that was just read reaches a model. */
	public static FileFit of(AttachedFile file, ModelInfo model) {
		return of(FileFacts.of(file), model);
	}

	/** How a file of the history reaches a model. */
	public static FileFit of(Attachment file, ModelInfo model) {
		return of(FileFacts.of(file), model);
	}

	private static boolean takes(String mediaType, ModelInfo model) {
		return mediaType.startsWith("image/") && model.has(Capability.VISION)
				|| mediaType.equals("application/pdf") && model.has(Capability.PDF)
				|| mediaType.startsWith("audio/") && model.has(Capability.AUDIO);
	}
}
