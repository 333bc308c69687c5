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
 * @param temporary whether it is in memory only and gone when the history is closed
 * @param filing how it is filed
 * @param origin the message up to which it was copied from another thread; that may be gone by now
 * @param totals what it amounts to
 * @param created when it was made
 * @param updated when a message was last added; orders the list of threads
 */
public record Conversation(UUID id, String title, Optional<ModelId> model, Optional<UUID> leaf, boolean temporary, Filing filing,
		Optional<Origin> origin, Totals totals, Instant created, Instant updated) {

	/** Where a copied thread came from. */
	public record Origin(UUID conversation, UUID message) {

		public Origin {
			Objects.requireNonNull(conversation);
			Objects.requireNonNull(message);
		}
	}

	public Conversation {
		Objects.requireNonNull(id);
		Objects.requireNonNull(title);
		Objects.requireNonNull(model);
		Objects.requireNonNull(leaf);
		Objects.requireNonNull(filing);
		Objects.requireNonNull(origin);
		Objects.requireNonNull(totals);
		Objects.requireNonNull(created);
		Objects.requireNonNull(updated);
	}

	/** A thread that is kept, filed nowhere, and of which nothing was used. */
	public Conversation(UUID id, String title, Optional<ModelId> model, Optional<UUID> leaf, Instant created, Instant updated) {
		this(id, title, model, leaf, false, Filing.NONE, Optional.empty(), Totals.NONE, created, updated);
	}
}
