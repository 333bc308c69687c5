package org.modalis.api.keys;

/** A key could not be kept, used or removed. The message is a sentence for the user and never holds a key. */
public class KeyStoreException extends Exception {

	private static final long serialVersionUID = 1L;

	public KeyStoreException(String message) {
		super(message);
	}

	/** @param cause kept for the log only */
	public KeyStoreException(String message, Throwable cause) {
		super(message, cause);
	}
}
