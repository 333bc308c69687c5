package org.modalis.cli.internal;

/** How a command ends, for scripts. The same list is in {@code modalis --help}. */
final class ExitCode {

	static final int DONE = 0;
	static final int BUG = 1;
	static final int WRONG_USE = 2;
	static final int PROVIDER = 3;
	static final int HISTORY = 4;
	/** A file could not be read or written, or not all of it could be taken along. */
	static final int EXCHANGE = 5;
	static final int INTERRUPTED = 130;
	/** What a shell reports for a program whose reader went away. */
	static final int OUTPUT_CLOSED = 141;

	private ExitCode() {
	}
}
