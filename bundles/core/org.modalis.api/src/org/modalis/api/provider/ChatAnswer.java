package org.modalis.api.provider;

import java.util.Objects;

import org.modalis.api.model.Usage;

/**
 * How an answer ended. Its text went through the {@link ChatSink}.
 *
 * @param finish why the model stopped
 * @param usage what the vendor counted
 */
public record ChatAnswer(Finish finish, Usage usage) {

	/** Why a model stopped writing. */
	public enum Finish {
		/** It was done, or met a stop sequence. */
		STOP,
		/** It reached the longest answer allowed. */
		LENGTH,
		/** The vendor's filter ended it. */
		CONTENT_FILTER,
		/** The vendor gave a reason that has no name here. */
		OTHER
	}

	public ChatAnswer {
		Objects.requireNonNull(finish);
		Objects.requireNonNull(usage);
	}
}
