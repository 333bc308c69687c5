package org.modalis.api.keys;

/** The secure storage could not be opened or written. The message is a sentence for the user. */
public class KeyStoreException extends Exception {

	private static final long serialVersionUID = 1L;

	public KeyStoreException(String message, Throwable cause) {
		super(message, cause);
	}
}
