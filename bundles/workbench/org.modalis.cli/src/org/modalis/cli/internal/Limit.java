package org.modalis.cli.internal;

/** Checks a number of results that a user asked for. */
final class Limit {

	private Limit() {
	}

	static void check(int limit) throws CommandFailedException {
		if (limit < 1)
			throw CommandFailedException.wrongUse("The limit must be at least 1.");
	}
}
