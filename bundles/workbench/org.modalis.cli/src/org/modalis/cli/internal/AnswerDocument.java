package org.modalis.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Money;
import org.modalis.api.provider.ContentPart.ToolCall;

/** The document of {@code chat --json}: the answer, the thread it is kept in, and what went wrong. */
final class AnswerDocument {

	private AnswerDocument() {
	}

	/** @param kept whether the answer is in the history; its thread is {@code null} otherwise */
	static Map<String, Object> of(Message answer, List<ToolCall> toolCalls, Optional<Money> cost, boolean kept,
			Optional<ProviderException> error) {
		var document = new LinkedHashMap<String, Object>();
		document.put("thread", kept ? answer.conversation().toString() : null);
		document.putAll(Json.of(answer));
		document.put("toolCalls", toolCalls.stream().map(Json::of).toList());
		document.put("cost", cost.map(Json::of).orElse(null));
		document.put("error", error.map(e -> Json.error(e.kind().name(), e.getMessage(), e.successor())).orElseGet(
				() -> answer.state() == State.COMPLETE ? null : Json.error(answer.state().name(), answer.note(), Optional.empty())));
		return document;
	}

	/** A question that was never asked. */
	static Map<String, Object> refused(String kind, String message, Optional<ModelId> successor) {
		var document = new LinkedHashMap<String, Object>();
		for (var field : new String[] { "thread", "id", "role", "model", "text", "reasoning", "state", "note", "usage", "timings",
				"created", "toolCalls", "cost" })
			document.put(field, null);
		document.put("error", Json.error(kind, message, successor));
		return document;
	}
}
