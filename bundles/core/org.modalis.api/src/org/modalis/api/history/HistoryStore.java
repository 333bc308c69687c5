package org.modalis.api.history;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.model.ModelId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything that was said, kept for good. What a method wrote is durable when it returns: it survives a kill of the process
 * and a power cut. What belongs to temporary threads is in memory instead and gone when the history is closed.
 * <p>
 * Threads: any; methods block on the disk, so not from the UI thread. An interrupt never harms a write: it is carried out and
 * the interrupt status is kept.
 */
@ProviderType
public interface HistoryStore {

	/** Makes an empty thread. */
	Conversation createConversation(String title, Optional<ModelId> model) throws HistoryException;

	/** Makes an empty thread of which nothing ever reaches the disk. */
	Conversation createTemporary(String title, Optional<ModelId> model) throws HistoryException;

	/** All threads, temporary and archived ones too, the one with the newest message first. */
	List<Conversation> conversations() throws HistoryException;

	Optional<Conversation> conversation(UUID id) throws HistoryException;

	/** Gives a thread another title; its place in the order stays. */
	void rename(UUID conversation, String title) throws HistoryException;

	/** Sets the model that answers next in a thread. */
	void setModel(UUID conversation, ModelId model) throws HistoryException;

	/** Deletes a thread with all its messages. It can be restored until the history is closed. */
	void delete(UUID conversation) throws HistoryException;

	/**
	 * Undoes {@link #delete}.
	 *
	 * @throws HistoryException when that is not possible any more
	 */
	void restore(UUID conversation) throws HistoryException;

	/**
	 * Adds a message and makes it the end of the branch that is shown.
	 *
	 * @throws HistoryException also when the id exists already, or the thread or parent does not (any more)
	 */
	void append(Message message) throws HistoryException;

	/** Adds several messages in one transaction, each after the ones before it; shows the branch of each thread's last one. */
	void appendAll(List<Message> messages) throws HistoryException;

	/** Saves what a streaming answer has so far. Does nothing when the message is no longer {@code STREAMING}. */
	void checkpoint(UUID message, String text, String reasoning) throws HistoryException;

	/**
	 * Replaces a streaming answer by its final form (any state but {@code STREAMING}) and records its usage and cost. The answer may
	 * have been deleted meanwhile; that is not told then.
	 */
	void finish(Message message) throws HistoryException;

	/** Marks a message as a favourite, or takes the mark away. */
	void setFavourite(UUID message, boolean favourite) throws HistoryException;

	Optional<Message> message(UUID id) throws HistoryException;

	/** The last messages of the branch that is shown, oldest first, at most {@code limit}. */
	List<Message> lastMessages(UUID conversation, int limit) throws HistoryException;

	/** The messages before one, on its branch, oldest first, at most {@code limit}; without the message itself. */
	List<Message> messagesBefore(UUID message, int limit) throws HistoryException;

	/**
	 * The messages after one, oldest first, at most {@code limit}; without the message itself. At each fork the branch goes on with
	 * the child that was shown there last, as {@link BranchStore#show} would show it.
	 */
	List<Message> messagesAfter(UUID message, int limit) throws HistoryException;

	/** How many messages the branch that is shown has. */
	int messageCount(UUID conversation) throws HistoryException;

	/** Every message of every thread, thread by thread and oldest first, in a form that needs little memory. */
	void forEachMessage(Consumer<Message> action) throws HistoryException;

	/** Every message of one thread, on all its branches, oldest first, in a form that needs little memory. */
	void forEachMessage(UUID conversation, Consumer<Message> action) throws HistoryException;

	/** The tree of messages. */
	BranchStore branches();

	/** How threads are filed and found. */
	ThreadStore threads();

	/** Takes in what was made elsewhere. */
	ImportStore imports();

	/** The contents of attached files. */
	AttachmentStore attachments();

	/** The library of prompts. */
	PromptStore prompts();

	/** What was used. */
	UsageStore usage();

	/** Calls the listener after each durable change, from a thread of the store, until the handle is closed. */
	Subscription onChange(Consumer<HistoryChange> listener);

	/** Waits until listeners have heard of everything that was written before this call. Not from a listener. */
	void settle() throws HistoryException;
}
