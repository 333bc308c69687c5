package org.modalis.api.history;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The tree that the messages of a thread form. A sibling is made by adding a message with the same parent
 * ({@link HistoryStore#append}), which also shows it.
 * <p>
 * Threads and durability: as {@link HistoryStore}. No method moves a thread in the order of the list.
 */
@ProviderType
public interface BranchStore {

	/** The siblings of each of these messages of one thread; of those that are not there, nothing. */
	Map<UUID, Siblings> siblings(Collection<UUID> messages) throws HistoryException;

	/**
	 * Shows the branch that goes through a message, to its end. At each fork below, the child is taken that was shown there last,
	 * so that going away and back changes nothing; where none was shown yet, the newest.
	 *
	 * @throws HistoryException when the message is not there
	 */
	void show(UUID message) throws HistoryException;

	/**
	 * Copies a branch, from its first message to this one, into a new thread with the same model, parameters and folder. An answer
	 * that is still coming is copied as far as it was saved, and as stopped.
	 *
	 * @return the new thread, which names the message as its origin; temporary when that of the message is
	 */
	Conversation fork(UUID message, String title) throws HistoryException;

	/**
	 * Deletes a message with everything below it. Where it was shown, a sibling is shown now, else the branch ends before it. Does
	 * nothing when it is not there. It can be restored for 30 days at least; an answer that is still coming below it can be
	 * finished meanwhile.
	 */
	void delete(UUID message) throws HistoryException;

	/**
	 * Undoes {@link #delete}, and shows the message.
	 *
	 * @throws HistoryException when no such deletion can be undone, or what the message follows was deleted as well
	 */
	void restore(UUID message) throws HistoryException;
}
