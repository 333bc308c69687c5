package org.modalis.api.history;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes whole copies of the history and puts one in place of it, for backups that leave the machine. Copies hold everything but
 * the contents of attached files. Threads: any but the UI thread; methods block on the disk.
 */
@ProviderType
public interface HistoryCopies {

	/**
	 * Copies the open history into a new or empty folder, in the state of one moment; others may go on writing.
	 *
	 * @throws HistoryException when it is not open, or the copy cannot be written; what was written of it is removed
	 */
	void copy(Path folder) throws HistoryException;

	/**
	 * Finds out whether a copy can be put in place, without touching the history.
	 *
	 * @throws HistoryException {@code NEWER_SCHEMA} or {@code UNREADABLE}, when it cannot
	 */
	void check(Path copy) throws HistoryException;

	/**
	 * Closes the history and puts a copy in its place; {@link HistoryService#open()} opens that then. Only when the user said so.
	 *
	 * @return where the present history was moved to
	 * @throws HistoryException also when another process holds the history; nothing was changed then
	 */
	Path replace(Path copy) throws HistoryException;
}
