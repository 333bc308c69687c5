package org.modalis.api.exchange;

import java.nio.file.Path;
import java.util.Optional;

import org.modalis.api.history.HistoryException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps everything that a workspace holds in one archive, and brings it back: history, attached files, prompts, settings and the
 * record of calls. Keys are never in it: they are not in the workspace.
 * <p>
 * Threads: any but the UI thread; methods take as long as it takes.
 */
@ProviderType
public interface WorkspaceBackup {

	/** Writes a backup and reads it again to see that it is good. It replaces a file of that name only then. */
	BackupInfo backUp(Path to, ExchangeProgress progress) throws ExchangeException, HistoryException;

	/** Reads a backup from end to end and compares it with its checksums. Nothing is changed. */
	BackupInfo check(Path archive, ExchangeProgress progress) throws ExchangeException;

	/** Whether the open history has anything that a restore would put away. */
	boolean hasContents() throws HistoryException;

	/**
	 * Checks a backup, keeps a backup of what is here where there is anything, and lays everything ready. The workspace is as
	 * before until {@link #carryOut()}.
	 */
	BackupInfo prepare(Path archive, ExchangeProgress progress) throws ExchangeException, HistoryException;

	/**
	 * Puts what was prepared in place. Closes the history; whoever uses it must be started again. Empty when nothing was prepared.
	 *
	 * @throws ExchangeException when that cannot be done; everything is as before then, and it is not tried again
	 */
	Optional<RestoreReport> carryOut() throws ExchangeException, HistoryException;
}
