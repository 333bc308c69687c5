package org.modalis.api.chat;

import java.util.List;
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
 * Threads: any; {@link #ask} blocks on the disk, so not from the UI thread. Any number of runs go on at the same time, in one
 * thread only answers to the same question.
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

	/**
	 * Asks a question at another place of a thread than its end: beside what follows a message already, as when a question is
	 * edited. Nothing is overwritten; the new branch is shown.
	 *
	 * @param after the message that the question follows; empty for the beginning of the thread
	 * @see #ask
	 */
	ChatRun askAfter(UUID conversation, Optional<UUID> after, Question question, ModelId model, ChatParameters parameters,
			ChatListener listener) throws HistoryException, ChatRefusedException;

	/**
	 * Has a question answered once more, beside the answers it has; also while other answers to the same question are coming, as
	 * when models are compared.
	 *
	 * @param question a message of the user
	 * @see #ask
	 */
	ChatRun answerAgain(UUID question, ModelId model, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException;

	/**
	 * Lets a model go on with an answer that ended too early. What comes is a message of its own below the answer; the words that
	 * ask for it are sent and not kept.
	 *
	 * @param answer an answer that is no longer coming
	 * @see #ask
	 */
	ChatRun continueAnswer(UUID answer, ModelId model, ChatParameters parameters, ChatListener listener)
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

	/** A run that is answering in a thread right now. */
	default Optional<ChatRun> running(UUID conversation) {
		return runs(conversation).stream().findFirst();
	}

	/** The runs that are answering in a thread right now: one, or several answers to the same question. */
	List<ChatRun> runs(UUID conversation);
}
