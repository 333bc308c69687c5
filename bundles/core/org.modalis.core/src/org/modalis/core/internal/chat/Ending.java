package org.modalis.core.internal.chat;

import java.util.List;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ContentPart.ToolCall;

/** How a run ended, and the sentence that says so. */
record Ending(State state, String note, Usage usage, List<ToolCall> toolCalls, Optional<ProviderException> error) {

	static Ending complete(String note, ChatAnswer answer) {
		return new Ending(State.COMPLETE, note, answer.usage(), answer.toolCalls(), Optional.empty());
	}

	static Ending stopped(String note) {
		return new Ending(State.STOPPED, note, Usage.UNKNOWN, List.of(), Optional.empty());
	}

	static Ending failed(ProviderException error) {
		return new Ending(State.FAILED, error.getMessage(), Usage.UNKNOWN, List.of(), Optional.of(error));
	}

	static Ending failed(Kind kind, String sentence) {
		return failed(new ProviderException(kind, sentence));
	}
}
