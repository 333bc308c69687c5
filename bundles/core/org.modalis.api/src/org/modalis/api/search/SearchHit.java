package org.modalis.api.search;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;

/**
 * Something that was found. To open it, show {@code message} with {@code BranchStore.show}, which takes the branch that it is on,
 * and scroll to it; a hit without a message opens its thread or its prompt.
 *
 * @param type what it is
 * @param conversation the thread it is in, or that it is; empty for prompts
 * @param message the message it is, or that the attachment belongs to; empty for threads and prompts
 * @param prompt the prompt that it is
 * @param title of the thread or the prompt; of an attachment, the thread's
 * @param excerpt where it matches; of a thread, its title, of an attachment, its file name and text
 * @param role who said it, of messages and attachments
 * @param model that said it, or that answers next in the thread
 * @param modelName what people call it; may be empty
 * @param time when it was said, the thread last grew, or the prompt was saved
 * @param score higher is better; only comparable within one search, and of no use for the order where some are similar only
 * @param similar whether it was found by its meaning only: it need not have the words that were asked for
 */
public record SearchHit(Type type, Optional<UUID> conversation, Optional<UUID> message, Optional<UUID> prompt, String title,
		Excerpt excerpt, Optional<Message.Role> role, Optional<ModelId> model, String modelName, Instant time, float score,
		boolean similar) {

	/** What can be found. */
	public enum Type {
		/** A thread by its title. */
		THREAD,
		/** A message by its text. */
		MESSAGE,
		/** A prompt of the library by its name, tags and text. */
		PROMPT,
		/** An attached file by its name and the text that was extracted from it. */
		ATTACHMENT
	}

	/** Found by its words. */
	public SearchHit(Type type, Optional<UUID> conversation, Optional<UUID> message, Optional<UUID> prompt, String title,
			Excerpt excerpt, Optional<Message.Role> role, Optional<ModelId> model, String modelName, Instant time, float score) {
		this(type, conversation, message, prompt, title, excerpt, role, model, modelName, time, score, false);
	}

	public SearchHit {
		Objects.requireNonNull(type);
		Objects.requireNonNull(conversation);
		Objects.requireNonNull(message);
		Objects.requireNonNull(prompt);
		Objects.requireNonNull(title);
		Objects.requireNonNull(excerpt);
		Objects.requireNonNull(role);
		Objects.requireNonNull(model);
		Objects.requireNonNull(modelName);
		Objects.requireNonNull(time);
	}
}
