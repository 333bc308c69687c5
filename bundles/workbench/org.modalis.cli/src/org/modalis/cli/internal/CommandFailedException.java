package org.modalis.cli.internal;

import java.util.Objects;

/** A command that could not do what was asked. The message is a sentence for the user. */
final class CommandFailedException extends Exception {

	private static final long serialVersionUID = 1L;
	private final int exitCode;
	private final String kind;

	/** @param kind one word for scripts, as in the error of a JSON document */
	CommandFailedException(int exitCode, String kind, String message) {
		super(Objects.requireNonNull(message));
		this.exitCode = exitCode;
		this.kind = Objects.requireNonNull(kind);
	}

	static CommandFailedException wrongUse(String message) {
		return new CommandFailedException(ExitCode.WRONG_USE, "WRONG_USE", message);
	}

	int exitCode() {
		return exitCode;
	}

	String kind() {
		return kind;
	}
}
