package org.modalis.api.chat;

import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryException;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs questions to their answers and keeps everything on the way: the question is durable before {@link #ask} returns, the
 * answer is saved at least once a second while it streams, and whatever ends it, what had come is kept.
 * <p>
 * Threads: any; {@link #ask} blocks on the disk, so not from the UI thread. Any number of runs go on at the same time, one per
 * thread of the history.
 */
@ProviderType
public interface ChatRunner {

	/**
	 * Adds a question at the end of a thread's shown branch and starts the answer. Parameters that the model does not take are left
	 * out, and the answer's note says so; files and tools that it does not take are refused.
	 *
	 * @param conversation an existing thread
	 * @param listener told of everything that follows, from the run's own thread
	 * @return the run, with the question already durable
	 * @throws HistoryException when the question could not be saved; nothing was sent then
	 * @throws ChatRefusedException when the model cannot be called or does not take what the question holds; nothing was saved or
	 *         sent then
	 */
	ChatRun ask(UUID conversation, Question question, ModelId model, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException;

	/** The same for words alone. */
	default ChatRun ask(UUID conversation, String text, ModelId model, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		return ask(conversation, Question.of(text), model, parameters, listener);
	}

	/**
	 * Asks one question outside of the history: it neither needs nor touches the database, so it also works while another process
	 * holds the workspace. The messages of the run belong to a thread that exists nowhere else.
	 *
	 * @throws ChatRefusedException as {@link #ask}; nothing was sent then
	 */
	ChatRun askOnce(Question question, ModelId model, ChatParameters parameters, ChatListener listener) throws ChatRefusedException;

	/** The same for words alone. */
	default ChatRun askOnce(String text, ModelId model, ChatParameters parameters, ChatListener listener)
			throws ChatRefusedException {
		return askOnce(Question.of(text), model, parameters, listener);
	}

	/** The run that is answering in a thread right now. */
	Optional<ChatRun> running(UUID conversation);
}
