package org.modalis.api.history;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes in threads that were made elsewhere, as they were: with their ids, times and figures. Whoever imports gives a thread and
 * its messages the same ids each time; so a second import finds out what is there already.
 * <p>
 * Threads and durability: as {@link HistoryStore}. What was used elsewhere is not recorded in the {@link UsageStore}. Listeners
 * are told of a thread as a whole, not of each message.
 */
@ProviderType
public interface ImportStore {

	/**
	 * What came of it.
	 *
	 * @param made whether the thread is new here
	 * @param messages how many messages were added
	 * @param deleted whether the thread is in the bin, where it was left as it is
	 */
	record Taken(boolean made, int messages, boolean deleted) {
	}

	/**
	 * Adds a thread, or to the one with the same id those messages that it never had, in one transaction. Nothing that is there is
	 * changed, and what was deleted stays so, with all that followed it. The branch that is shown is the one of the given leaf,
	 * unless somebody has gone on from another message here.
	 *
	 * @param thread with the folder, which is made where there is none; its totals are counted anew
	 * @param parameters see {@link ThreadStore#parameters}; of a new thread only
	 * @param messages each after the one that it follows; none is {@code STREAMING}
	 */
	Taken take(Conversation thread, String parameters, List<Message> messages) throws HistoryException;
}
