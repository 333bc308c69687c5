package org.modalis.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;

/** The document of {@code chat --json}: the answer, the thread it is kept in, and what went wrong. */
final class AnswerDocument {

	private AnswerDocument() {
	}

	/** @param kept whether the answer is in the history; its thread is {@code null} otherwise */
	static Map<String, Object> of(Message answer, boolean kept, Optional<ProviderException> error) {
		var document = new LinkedHashMap<String, Object>();
		document.put("thread", kept ? answer.conversation().toString() : null);
		document.putAll(Json.of(answer));
		document.put("error", error.map(e -> Json.error(e.kind().name(), e.getMessage()))
				.orElseGet(() -> answer.state() == State.COMPLETE ? null : Json.error(answer.state().name(), answer.note())));
		return document;
	}

	/** A question that was never asked. */
	static Map<String, Object> refused(String kind, String message) {
		var document = new LinkedHashMap<String, Object>();
		for (var field : new String[] { "thread", "id", "role", "model", "text", "reasoning", "state", "note", "usage", "timings",
				"created" })
			document.put(field, null);
		document.put("error", Json.error(kind, message));
		return document;
	}
}
