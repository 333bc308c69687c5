package org.modalis.api.exchange;

import java.util.Objects;

/**
 * Something that could not be taken along, while the rest was.
 *
 * @param what the thread's title, or the file's name
 * @param reason a sentence
 */
public record ExchangeProblem(String what, String reason) {

	public ExchangeProblem {
		Objects.requireNonNull(what);
		Objects.requireNonNull(reason);
	}
}
