package org.modalis.workbench.internal.start;

import java.nio.file.Path;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.custom.BusyIndicator;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;

/**
 * Says why the history cannot be opened and does what the user chooses. Nothing is changed unless they choose to restore. After
 * either remedy the workbench starts again, so that every part meets a history that is open. Threads: the UI thread.
 */
public final class HistoryTroubleDialog {

	private final IWorkbench workbench;
	private final HistoryService service;

	public HistoryTroubleDialog(IWorkbench workbench, HistoryService service) {
		this.workbench = workbench;
		this.service = service;
	}

	/** Shows the dialog and carries out the choice; closing it quits. */
	public void show(Shell parent, HistoryException problem) {
		HistoryTrouble trouble = HistoryTrouble.of(problem);
		String[] labels = trouble.choices().stream().map(HistoryTrouble.Choice::label).toArray(String[]::new);
		// Enter never puts a backup in place.
		int first = trouble.choices().getFirst() == HistoryTrouble.Choice.RESTORE_BACKUP ? labels.length - 1 : 0;
		int pressed = new MessageDialog(parent, trouble.title(), null, trouble.text(), MessageDialog.WARNING, first, labels).open();
		switch (pressed < 0 ? HistoryTrouble.Choice.QUIT : trouble.choices().get(pressed)) {
		case TRY_AGAIN -> workbench.restart();
		case RESTORE_BACKUP -> restore(parent);
		case QUIT -> workbench.close();
		}
	}

	private void restore(Shell parent) {
		Path[] aside = new Path[1];
		HistoryException[] failure = new HistoryException[1];
		BusyIndicator.showWhile(parent == null ? null : parent.getDisplay(), () -> {
			try {
				aside[0] = service.restoreBackup();
			} catch (HistoryException e) {
				failure[0] = e;
			}
		});
		if (failure[0] != null) {
			show(parent, failure[0]);
			return;
		}
		MessageDialog.openInformation(parent, "The backup is in place",
				"The history that could not be opened was kept at\n" + aside[0] + "\n\nModalis starts again now.");
		workbench.restart();
	}
}
