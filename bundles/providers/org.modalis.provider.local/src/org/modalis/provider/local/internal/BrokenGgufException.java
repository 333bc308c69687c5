package org.modalis.provider.local.internal;

/** A file that is not a usable GGUF model; the message completes the sentence "FILE …". */
final class BrokenGgufException extends Exception {

	private static final long serialVersionUID = 1L;

	BrokenGgufException(String message) {
		super(message);
	}
}
