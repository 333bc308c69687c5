package org.modalis.attachments.internal;

import java.io.IOException;
import java.io.Writer;

/** Collects the words of a document up to a limit, and breaks its reading off when that is reached or the thread was interrupted. */
final class BoundedText extends Writer {

	/** About a million tokens, which is what the largest context windows hold. */
	static final int MOST_CHARS = 4_000_000;

	/** Breaks off the reading of a document. */
	static final class EnoughException extends IOException {
		private static final long serialVersionUID = 1L;

		EnoughException() {
			super("Enough was read");
		}
	}

	private final StringBuilder text = new StringBuilder();
	private boolean cut;

	@Override
	public void write(char[] from, int at, int length) throws EnoughException {
		goOn();
		int room = MOST_CHARS - text.length();
		text.append(from, at, Math.min(room, length));
		cut |= room < length;
		if (cut)
			throw new EnoughException();
	}

	/** @throws EnoughException when the thread was interrupted, which is left set */
	static void goOn() throws EnoughException {
		if (Thread.currentThread().isInterrupted())
			throw new EnoughException();
	}

	/** Whether there was more than fits. */
	boolean cut() {
		return cut;
	}

	@Override
	public String toString() {
		return text.toString();
	}

	@Override
	public void flush() {
		// nothing is held back
	}

	@Override
	public void close() {
		// nothing is open
	}
}
