package org.modalis.api.history;

import java.util.Optional;
import java.util.UUID;

/**
 * One durable change of the history.
 *
 * @param kind what happened
 * @param conversation the thread it happened in
 * @param message the message, for {@code MESSAGE_ADDED} and {@code MESSAGE_FINISHED}
 */
public record HistoryChange(Kind kind, UUID conversation, Optional<Message> message) {

	/** What can happen. A checkpoint is not told. */
	public enum Kind {
		CONVERSATION_CREATED, CONVERSATION_CHANGED, CONVERSATION_DELETED, MESSAGE_ADDED, MESSAGE_FINISHED
	}
}
