package org.modalis.api.exchange;

import java.util.Objects;

/** Something could not be read, written, backed up or restored. The message is a sentence for the user. */
public class ExchangeException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What is wrong, by remedy. */
	public enum Kind {
		/** The user stopped it. */
		CANCELED,
		/** The file is damaged, of another kind, or from a newer Modalis; nothing was changed. */
		UNREADABLE,
		/** The disk is full or cannot be written; what was written of the file is removed. */
		NO_SPACE,
		/** Anything else; the message says what was kept. */
		FAILED
	}

	private final Kind kind;

	public ExchangeException(Kind kind, String message, Throwable cause) {
		super(Objects.requireNonNull(message), cause);
		this.kind = Objects.requireNonNull(kind);
	}

	public ExchangeException(Kind kind, String message) {
		this(kind, message, null);
	}

	public Kind kind() {
		return kind;
	}
}
