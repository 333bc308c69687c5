package org.modalis.api.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

/**
 * One message, one row. Messages of a thread form a tree: editing or regenerating makes a sibling, nothing is overwritten.
 *
 * @param id stable for good
 * @param conversation the thread it belongs to
 * @param parent the message it follows; empty for the first
 * @param role who speaks
 * @param text what was said, so far while {@code state} is {@code STREAMING}
 * @param reasoning the model's reasoning where it was shown; empty text otherwise
 * @param state how complete it is
 * @param note a sentence for the user: why it is {@code FAILED}, {@code STOPPED} or {@code INTERRUPTED}, or what a complete
 *        answer lacks (it reached the longest length, the thread's beginning was not sent); empty text otherwise
 * @param model the model that wrote it; empty for the user's messages
 * @param modelName the model's display name at that time, kept so that old threads still say what made them; may be empty
 * @param usage what the answer used; {@link Usage#UNKNOWN} for the user's messages
 * @param firstToken time from sending to the first piece; empty when there was none
 * @param duration time from sending to the end; empty while streaming and for the user's messages
 * @param created when it was made
 */
public record Message(UUID id, UUID conversation, Optional<UUID> parent, Role role, String text, String reasoning, State state,
		String note, Optional<ModelId> model, String modelName, Usage usage, Optional<Duration> firstToken,
		Optional<Duration> duration, Instant created) {

	/** Who speaks. */
	public enum Role {
		USER, ASSISTANT
	}

	/** How complete a message is. */
	public enum State {
		/** The answer is still coming; only in the process that runs it. */
		STREAMING,
		/** All there. */
		COMPLETE,
		/** The user stopped it; what had come is kept. */
		STOPPED,
		/** The provider failed or left; what had come is kept. */
		FAILED,
		/** Modalis ended while it was streaming; what had been saved is kept. */
		INTERRUPTED
	}

	public Message {
		Objects.requireNonNull(id);
		Objects.requireNonNull(conversation);
		Objects.requireNonNull(parent);
		Objects.requireNonNull(role);
		Objects.requireNonNull(text);
		Objects.requireNonNull(reasoning);
		Objects.requireNonNull(state);
		Objects.requireNonNull(note);
		Objects.requireNonNull(model);
		Objects.requireNonNull(modelName);
		Objects.requireNonNull(usage);
		Objects.requireNonNull(firstToken);
		Objects.requireNonNull(duration);
		Objects.requireNonNull(created);
	}

	/** A complete message of the user, made now. */
	public static Message user(UUID id, UUID conversation, Optional<UUID> parent, String text, Instant created) {
		return new Message(id, conversation, parent, Role.USER, text, "", State.COMPLETE, "", Optional.empty(), "",
				Usage.UNKNOWN, Optional.empty(), Optional.empty(), created);
	}

	/** An answer that has just begun and is still empty. */
	public static Message answer(UUID id, UUID conversation, UUID parent, ModelId model, String modelName, Instant created) {
		return new Message(id, conversation, Optional.of(parent), Role.ASSISTANT, "", "", State.STREAMING, "",
				Optional.of(model), modelName, Usage.UNKNOWN, Optional.empty(), Optional.empty(), created);
	}
}
