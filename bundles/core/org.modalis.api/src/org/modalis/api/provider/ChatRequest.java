package org.modalis.api.provider;

import java.util.List;
import java.util.Objects;

import org.modalis.api.model.ModelId;

/**
 * One question with all that came before it.
 *
 * @param model which model answers
 * @param messages the conversation, oldest first, ending with the user's message; system text is in {@code parameters}
 * @param parameters how to answer
 */
public record ChatRequest(ModelId model, List<ChatMessage> messages, ChatParameters parameters) {

	public ChatRequest {
		Objects.requireNonNull(model);
		Objects.requireNonNull(parameters);
		messages = List.copyOf(messages);
		if (messages.isEmpty() || messages.getLast().role() != ChatMessage.Role.USER)
			throw new IllegalArgumentException("A request ends with a message of the user");
	}
}
