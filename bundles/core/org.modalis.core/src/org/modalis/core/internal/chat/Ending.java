package org.modalis.core.internal.chat;

import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.Usage;

/** How a run ended, and the sentence that says so. */
record Ending(State state, String note, Usage usage, Optional<ProviderException> error) {

	static Ending complete(String note, Usage usage) {
		return new Ending(State.COMPLETE, note, usage, Optional.empty());
	}

	static Ending stopped(String note) {
		return new Ending(State.STOPPED, note, Usage.UNKNOWN, Optional.empty());
	}

	static Ending failed(ProviderException error) {
		return new Ending(State.FAILED, error.getMessage(), Usage.UNKNOWN, Optional.of(error));
	}

	static Ending failed(Kind kind, String sentence) {
		return failed(new ProviderException(kind, sentence));
	}
}
