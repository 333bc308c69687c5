package org.modalis.api.history;

import java.util.Objects;

/** The history could not be opened, read or written. The message is a sentence for the user. */
public class HistoryException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What is wrong, by remedy. */
	public enum Kind {
		/** Another process holds the workspace; the message names it. */
		IN_USE,
		/** Written by a newer Modalis: update, or open the backup. */
		NEWER_SCHEMA,
		/** Cannot be read; nothing was changed; the message names the newest backup. */
		UNREADABLE,
		/** The disk is full or read-only; nothing acknowledged was lost. */
		NO_SPACE,
		/** Anything else; what was acknowledged is kept. */
		FAILED
	}

	private final Kind kind;

	public HistoryException(Kind kind, String message, Throwable cause) {
		super(Objects.requireNonNull(message), cause);
		this.kind = Objects.requireNonNull(kind);
	}

	public HistoryException(Kind kind, String message) {
		this(kind, message, null);
	}

	public Kind kind() {
		return kind;
	}
}
