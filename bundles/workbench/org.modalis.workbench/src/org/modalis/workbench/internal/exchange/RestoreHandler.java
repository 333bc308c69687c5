package org.modalis.workbench.internal.exchange;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.modalis.api.exchange.BackupInfo;
import org.modalis.api.exchange.WorkspaceBackup;

import jakarta.inject.Named;

/**
 * Brings a backup back: checks it, asks, lays it ready and starts the workbench again, because everything that is open has the
 * present history in its hands. The new start puts it in place.
 */
public class RestoreHandler {

	private static final String TITLE = "Restore a Backup";
	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	@Execute
	void execute(WorkspaceBackup backup, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
		var dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText(TITLE);
		dialog.setFilterExtensions(new String[] { "*.zip", "*" });
		dialog.setFilterNames(new String[] { "Backups (zip)", "All files" });
		String chosen = dialog.open();
		if (chosen != null)
			ExchangeJob.start(TITLE, shell, progress -> backup.check(Path.of(chosen), progress), info -> ask(backup, info, shell));
	}

	private static void ask(WorkspaceBackup backup, BackupInfo info, Shell shell) {
		String question = "The backup of " + MINUTE.format(info.made().atZone(ZoneId.systemDefault())) + " is good. It holds "
				+ BackupHandler.words(info) + ".\n\nIt takes the place of everything that is here now: threads, prompts and settings. A backup"
				+ " of these is kept in the folder backups of the workspace first. Keys stay as they are.\n\n"
				+ "Modalis starts again to put it in place; answers that are coming are stopped.";
		int pressed = new MessageDialog(shell, TITLE, null, question, MessageDialog.QUESTION, 1, "Restore and Restart", "Cancel").open();
		if (pressed == 0)
			ExchangeJob.start(TITLE, shell, progress -> backup.prepare(info.file(), progress), ready -> PlatformUI.getWorkbench().restart());
	}
}
