package org.modalis.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.modalis.api.model.Usage;

/**
 * How an answer ended. Its text went through the {@link ChatSink}. Immutable; counts are tokens. An answer that did not end as it
 * should is no answer but a {@link org.modalis.api.ProviderException}.
 *
 * @param finish why the model stopped
 * @param usage what the vendor counted
 * @param toolCalls the functions it wants called, whole; empty for none
 * @param state what the vendor wants back with the next message
 */
public record ChatAnswer(Finish finish, Usage usage, List<ContentPart.ToolCall> toolCalls, Optional<ContentPart.VendorState> state) {

	/** Why a model stopped writing. */
	public enum Finish {
		/** It was done, or met a stop sequence. */
		STOP,
		/** It reached the longest answer allowed. */
		LENGTH,
		/** It waits for the results of the functions it called. */
		TOOL_CALLS,
		/** The vendor's filter ended it. */
		CONTENT_FILTER,
		/** The vendor gave a reason that has no name here. */
		OTHER
	}

	public ChatAnswer {
		Objects.requireNonNull(finish);
		Objects.requireNonNull(usage);
		Objects.requireNonNull(state);
		toolCalls = List.copyOf(toolCalls);
	}

	/** An answer in words alone. */
	public ChatAnswer(Finish finish, Usage usage) {
		this(finish, usage, List.of(), Optional.empty());
	}
}
