package org.modalis.api.attachment;

/** A file that cannot be attached. The message is a sentence for the user: what is wrong with it, and what to do. */
public class UnreadableFileException extends Exception {

	private static final long serialVersionUID = 1L;

	public UnreadableFileException(String message) {
		super(message);
	}

	public UnreadableFileException(String message, Throwable cause) {
		super(message, cause);
	}
}
