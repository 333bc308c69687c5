package org.modalis.api.history;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How threads are filed and found, and what the studio keeps with each.
 * <p>
 * Threads and durability: as {@link HistoryStore}. No method moves a thread in the order of the list. Those that name a thread
 * fail when it is not there.
 */
@ProviderType
public interface ThreadStore {

	/**
	 * The threads that a query asks for, from one place of the list on, at most {@code limit}. Temporary threads are not among
	 * them.
	 */
	List<Conversation> find(ThreadQuery query, int offset, int limit) throws HistoryException;

	/** How many threads a query asks for. */
	int count(ThreadQuery query) throws HistoryException;

	/** Files a thread; a folder that does not exist is made. */
	void file(UUID conversation, Filing filing) throws HistoryException;

	/** All folders by name, also empty ones. */
	List<String> folders() throws HistoryException;

	/** Makes an empty folder; does nothing when it exists. */
	void createFolder(String name) throws HistoryException;

	/**
	 * Gives a folder another name.
	 *
	 * @throws HistoryException when it does not exist or the other one does
	 */
	void renameFolder(String name, String newName) throws HistoryException;

	/** Deletes a folder; the threads in it stay, in no folder. */
	void deleteFolder(String name) throws HistoryException;

	/** What the user has written but not sent; empty text when there is none. */
	String draft(UUID conversation) throws HistoryException;

	void setDraft(UUID conversation, String text) throws HistoryException;

	/**
	 * Holds the contents of files that belong to what is written and not sent, so that they are not deleted although no message names
	 * them. Replaces what the holder held before; nothing is held for temporary threads, whose contents are in memory.
	 *
	 * @param holder their thread, or an id that stands for one that is not begun
	 */
	void hold(UUID holder, Set<Content> files) throws HistoryException;

	/** All contents that are held. */
	Set<Content> held() throws HistoryException;

	/** How the thread asks (its system prompt, its temperature), as the studio wrote it in JSON; empty text when it did not. */
	String parameters(UUID conversation) throws HistoryException;

	void setParameters(UUID conversation, String json) throws HistoryException;
}
