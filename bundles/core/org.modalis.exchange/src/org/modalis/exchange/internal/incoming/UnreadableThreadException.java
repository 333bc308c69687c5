package org.modalis.exchange.internal.incoming;

/** A conversation that cannot be taken in. The message is a sentence for the user. */
final class UnreadableThreadException extends Exception {

	private static final long serialVersionUID = 1L;

	UnreadableThreadException(String sentence) {
		super(sentence);
	}
}
