package org.modalis.workbench.internal.exchange;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.exchange.BackupInfo;
import org.modalis.api.exchange.WorkspaceBackup;

import jakarta.inject.Named;

/** Keeps the whole workspace in one archive. */
public class BackupHandler {

	@Execute
	void execute(WorkspaceBackup backup, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
		var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText("Back Up to");
		dialog.setFilterExtensions(new String[] { "*.zip" });
		dialog.setFileName("Modalis backup " + LocalDate.now() + ".zip");
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null)
			return;
		Path file = Path.of(chosen.endsWith(".zip") ? chosen : chosen + ".zip");
		ExchangeJob.start("Back Up", shell, progress -> backup.backUp(file, progress),
				info -> new ResultDialog(shell, "Back Up", "The backup was written and checked. It holds " + words(info)
						+ ", the prompts, the settings and the record of calls. Keys are not in it.\n\n" + info.file(), List.of()).open());
	}

	static String words(BackupInfo info) {
		return (info.threads() == 1 ? "1 thread" : info.threads() + " threads") + " and "
				+ (info.files() == 1 ? "1 attached file" : info.files() + " attached files");
	}
}
