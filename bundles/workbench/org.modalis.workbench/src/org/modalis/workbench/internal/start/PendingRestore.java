package org.modalis.workbench.internal.start;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.RestoreReport;
import org.modalis.api.exchange.WorkspaceBackup;
import org.modalis.api.history.HistoryException;

/**
 * A backup that was laid ready before the last restart is put in place before anybody opens the history.
 *
 * @param done whether it is in place
 * @param sentence what the user is told
 */
public record PendingRestore(boolean done, String sentence) {

	/** Empty when nothing was laid ready. Takes as long as the disk does; there is no window yet. */
	public static Optional<PendingRestore> carryOut(WorkspaceBackup backup) {
		try {
			return backup.carryOut().map(PendingRestore::of);
		} catch (ExchangeException | HistoryException e) {
			ILog.of(PendingRestore.class).warn("A backup could not be put in place", e);
			return Optional.of(new PendingRestore(false, "The backup could not be put in place. " + e.getMessage()));
		}
	}

	private static PendingRestore of(RestoreReport report) {
		int threads = report.restored().threads();
		return new PendingRestore(true, "The backup with " + (threads == 1 ? "1 thread" : threads + " threads") + " is in place."
				+ report.safety().map(Path::toString).map(path -> "\n\nWhat was here before is kept in\n" + path).orElse(""));
	}
}
