package org.modalis.exchange.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.service.datalocation.Location;
import org.modalis.api.exchange.BackupInfo;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.RestoreReport;
import org.modalis.api.exchange.WorkspaceBackup;
import org.modalis.api.history.HistoryCopies;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.settings.Settings;
import org.modalis.exchange.internal.backup.Backup;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The backup of this workspace. Starting the component does nothing. */
@Component
public final class WorkspaceBackupImpl implements WorkspaceBackup {

	private final Backup backup;

	@Activate
	public WorkspaceBackupImpl(@Reference HistoryService history, @Reference HistoryCopies copies, @Reference Settings settings,
			@Reference(target = "(type=osgi.instance.area)") Location workspace) {
		backup = new Backup(history, copies, settings, () -> Workspace.path(workspace));
	}

	@Override
	public BackupInfo backUp(Path to, ExchangeProgress progress) throws ExchangeException, HistoryException {
		return backup.backUp(to, progress);
	}

	@Override
	public BackupInfo check(Path archive, ExchangeProgress progress) throws ExchangeException {
		return backup.check(archive, progress);
	}

	@Override
	public boolean hasContents() throws HistoryException {
		return backup.hasContents();
	}

	@Override
	public BackupInfo prepare(Path archive, ExchangeProgress progress) throws ExchangeException, HistoryException {
		return backup.prepare(archive, progress);
	}

	@Override
	public Optional<RestoreReport> carryOut() throws ExchangeException, HistoryException {
		return backup.carryOut();
	}
}
