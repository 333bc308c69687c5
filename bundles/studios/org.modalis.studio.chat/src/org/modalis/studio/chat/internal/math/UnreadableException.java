package org.modalis.studio.chat.internal.math;

/** A formula is not well-formed; it is shown as it was written then. */
final class UnreadableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableException() {
		super("The formula cannot be read", null, false, false);
	}
}
