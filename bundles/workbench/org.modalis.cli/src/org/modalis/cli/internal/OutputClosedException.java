package org.modalis.cli.internal;

/** Whoever read standard output went away, as {@code head} does. Nobody is left to be told, so the command ends quietly. */
final class OutputClosedException extends RuntimeException {

	private static final long serialVersionUID = 1L;
}
