package org.modalis.api.provider;

import java.util.Objects;

/** One message of a conversation as a model sees it. */
public record ChatMessage(Role role, String text) {

	/** Who speaks. */
	public enum Role {
		USER, ASSISTANT
	}

	public ChatMessage {
		Objects.requireNonNull(role);
		Objects.requireNonNull(text);
	}
}
