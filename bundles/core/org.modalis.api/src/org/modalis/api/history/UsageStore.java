package org.modalis.api.history;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What was used, as long as there is a history: one record per finished answer, which stays when its thread is deleted. Answers
 * of temporary threads are not in it. Threads and durability: as {@link HistoryStore}.
 */
@ProviderType
public interface UsageStore {

	/**
	 * Adds up what was used in a time, by month (in the time zone of {@code from}), provider and model, in this order.
	 *
	 * @param until not in the range any more
	 */
	List<UsageLine> report(ZonedDateTime from, ZonedDateTime until) throws HistoryException;

	/**
	 * Records what a call used that left no message in its thread, such as one that found a title; the thread's totals grow by it.
	 * What is recorded of a thread that is gone counts in the reports alone; of a temporary thread nothing is.
	 *
	 * @param conversation the thread for which it was asked
	 * @param answer what came, in its final form
	 */
	void record(UUID conversation, Message answer) throws HistoryException;
}
