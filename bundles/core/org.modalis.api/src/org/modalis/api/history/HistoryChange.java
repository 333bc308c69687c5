package org.modalis.api.history;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One durable change of the history.
 *
 * @param kind what happened
 * @param conversation the thread it happened in
 * @param message the message, for {@code MESSAGE_ADDED}, {@code MESSAGE_FINISHED} and {@code MESSAGE_CHANGED}
 * @param temporary whether the thread is temporary: who listens must not write anything of it to the disk
 */
public record HistoryChange(Kind kind, UUID conversation, Optional<Message> message, boolean temporary) {

	/** What can happen. A checkpoint, a draft and a thread's parameters are not told. */
	public enum Kind {
		CONVERSATION_CREATED,
		/** Its title, model or filing. */
		CONVERSATION_CHANGED,
		CONVERSATION_DELETED,
		CONVERSATION_RESTORED,
		MESSAGE_ADDED,
		MESSAGE_FINISHED,
		/** It is a favourite now, or not any more. */
		MESSAGE_CHANGED,
		/** Another branch is shown; the messages are the same. */
		BRANCH_SHOWN,
		/** Messages are gone, perhaps shown ones. */
		BRANCH_DELETED,
		/** Messages are back or came from elsewhere, and perhaps are shown; no {@code MESSAGE_ADDED} tells of them. */
		BRANCH_RESTORED
	}

	public HistoryChange {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(conversation);
		Objects.requireNonNull(message);
	}
}
