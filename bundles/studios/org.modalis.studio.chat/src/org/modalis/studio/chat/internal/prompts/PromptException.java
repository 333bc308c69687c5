package org.modalis.studio.chat.internal.prompts;

/** The library could not be read or changed; the message is a sentence for the user. */
public final class PromptException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PromptException(String sentence) {
		super(sentence);
	}
}
