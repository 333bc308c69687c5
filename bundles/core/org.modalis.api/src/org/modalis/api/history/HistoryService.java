package org.modalis.api.history;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens the history of this workspace. Opening is asked for, not done when the bundle starts, so that a program can begin to
 * draw its window meanwhile and can show what is wrong.
 */
@ProviderType
public interface HistoryService {

	/**
	 * The open history. The first call takes the workspace for this process, migrates where needed (after a backup) and marks
	 * answers that a crash cut off as {@code INTERRUPTED}; later calls return the same store. Blocks; not from the UI thread.
	 *
	 * @throws HistoryException {@code IN_USE}, {@code NEWER_SCHEMA}, {@code UNREADABLE} or {@code NO_SPACE}; nothing was changed
	 *         then
	 */
	HistoryStore open() throws HistoryException;

	/**
	 * Moves the present database aside (it stays on disk, under the returned name) and restores the newest backup, or an empty
	 * history when there is none. Only after {@link #open()} failed with {@code NEWER_SCHEMA} or {@code UNREADABLE}, and only when
	 * the user said so.
	 */
	Path restoreBackup() throws HistoryException;
}
