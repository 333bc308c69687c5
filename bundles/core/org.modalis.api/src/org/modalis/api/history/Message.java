package org.modalis.api.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

/**
 * One message, one row. Messages of a thread form a tree: editing or regenerating makes a sibling, nothing is overwritten. Any
 * role may follow any: an answer that goes on where another was cut is an answer whose parent is an answer.
 *
 * @param id stable for good
 * @param conversation the thread it belongs to
 * @param parent the message it follows; empty for the first
 * @param role who speaks
 * @param text what was said, so far while {@code state} is {@code STREAMING}; never changes afterwards
 * @param reasoning the model's reasoning where it was shown; empty text otherwise
 * @param toolCalls the tools that the model called and what they gave, as JSON; empty text when there were none
 * @param attachments the files that belong to it, in their order
 * @param state how complete it is
 * @param note a sentence for the user: why it is {@code FAILED}, {@code STOPPED} or {@code INTERRUPTED}, or what a complete
 *        answer lacks (it reached the longest length, the thread's beginning was not sent); empty text otherwise
 * @param model the model that wrote it; empty for the user's messages
 * @param modelName the model's display name at that time, kept so that old threads still say what made them; may be empty
 * @param figures what the answer used, cost and took; {@link Figures#NONE} for the user's messages
 * @param favourite whether the user marked it; see {@link HistoryStore#setFavourite}
 * @param created when it was made
 */
public record Message(UUID id, UUID conversation, Optional<UUID> parent, Role role, String text, String reasoning,
		String toolCalls, List<Attachment> attachments, State state, String note, Optional<ModelId> model, String modelName,
		Figures figures, boolean favourite, Instant created) {

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
		Objects.requireNonNull(toolCalls);
		attachments = List.copyOf(attachments);
		Objects.requireNonNull(state);
		Objects.requireNonNull(note);
		Objects.requireNonNull(model);
		Objects.requireNonNull(modelName);
		Objects.requireNonNull(figures);
		Objects.requireNonNull(created);
	}

	/** A complete message of the user. */
	public static Message user(UUID id, UUID conversation, Optional<UUID> parent, String text, Instant created) {
		return new Message(id, conversation, parent, Role.USER, text, "", "", List.of(), State.COMPLETE, "", Optional.empty(), "",
				Figures.NONE, false, created);
	}

	/**
	 * An answer that has just begun and is still empty.
	 *
	 * @param parent the question, or the answer that it continues
	 */
	public static Message answer(UUID id, UUID conversation, UUID parent, ModelId model, String modelName, Instant created) {
		return new Message(id, conversation, Optional.of(parent), Role.ASSISTANT, "", "", "", List.of(), State.STREAMING, "",
				Optional.of(model), modelName, Figures.NONE, false, created);
	}

	/** This message with what has come of it so far. */
	public Message withText(String newText, String newReasoning) {
		return new Message(id, conversation, parent, role, newText, newReasoning, toolCalls, attachments, state, note, model,
				modelName, figures, favourite, created);
	}

	/** This message at its end; its text is that of {@link #withText}. */
	public Message ended(State newState, String newNote, Figures newFigures) {
		return new Message(id, conversation, parent, role, text, reasoning, toolCalls, attachments, newState, newNote, model,
				modelName, newFigures, favourite, created);
	}

	public Message withToolCalls(String json) {
		return new Message(id, conversation, parent, role, text, reasoning, json, attachments, state, note, model, modelName,
				figures, favourite, created);
	}

	public Message withAttachments(List<Attachment> files) {
		return new Message(id, conversation, parent, role, text, reasoning, toolCalls, files, state, note, model, modelName,
				figures, favourite, created);
	}

	public Message withFavourite(boolean marked) {
		return new Message(id, conversation, parent, role, text, reasoning, toolCalls, attachments, state, note, model, modelName,
				figures, marked, created);
	}

	/** The same at another place of a tree, or of another thread's. */
	public Message placed(UUID newId, UUID newConversation, Optional<UUID> newParent) {
		return new Message(newId, newConversation, newParent, role, text, reasoning, toolCalls, attachments, state, note, model,
				modelName, figures, favourite, created);
	}

	public Usage usage() {
		return figures.usage();
	}

	public Optional<Cost> cost() {
		return figures.cost();
	}

	public Optional<Duration> firstToken() {
		return figures.firstToken();
	}

	public Optional<Duration> duration() {
		return figures.duration();
	}
}
