package org.modalis.api.history;

import java.util.List;
import java.util.UUID;

import org.modalis.api.Subscription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The library of prompts, with every version that was saved. Threads and durability: as {@link HistoryStore}.
 */
@ProviderType
public interface PromptStore {

	/** Saves a new version; the ones before stay. Returns it with its number and time. */
	Prompt save(Prompt prompt) throws HistoryException;

	/** Marks a prompt or takes the mark away, without a new version. */
	void setFavourite(UUID prompt, boolean favourite) throws HistoryException;

	/** The newest versions of the prompts that a query asks for, from one place of the list on, at most {@code limit}. */
	List<Prompt> list(PromptQuery query, int offset, int limit) throws HistoryException;

	/** Every version of one prompt, the newest first; none when there is no such prompt. */
	List<Prompt> history(UUID prompt) throws HistoryException;

	/** Deletes a prompt with all its versions, for good. */
	void delete(UUID prompt) throws HistoryException;

	/** Calls the listener after each durable change of the library, on the thread that made it, until the handle is closed. */
	Subscription onChange(Runnable listener);
}
