package org.modalis.api.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.model.ModelId;

/**
 * A thread: a tree of messages with a title and a model of its own.
 *
 * @param id stable for good
 * @param title what people read; may be empty before the first message
 * @param model the model that answers next; empty until one was chosen
 * @param leaf the last message of the branch that is shown; empty in an empty thread
 * @param created when it was made
 * @param updated when a message was last added; orders the list of threads
 */
public record Conversation(UUID id, String title, Optional<ModelId> model, Optional<UUID> leaf, Instant created,
		Instant updated) {

	public Conversation {
		Objects.requireNonNull(id);
		Objects.requireNonNull(title);
		Objects.requireNonNull(model);
		Objects.requireNonNull(leaf);
		Objects.requireNonNull(created);
		Objects.requireNonNull(updated);
	}
}
