package org.modalis.update.internal;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;

/** Tells the user how a change of the installation ended when there is something to do; returns at once, on any thread. */
@Component(service = RestartQuestion.class)
public class RestartQuestion {

	void askIfNeeded(Outcome outcome) {
		if (outcome.kind() == Outcome.Kind.LIVE)
			return;
		if (!PlatformUI.isWorkbenchRunning()) {
			ILog.of(RestartQuestion.class).warn(outcome.message());
			return;
		}
		IWorkbench workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().asyncExec(() -> show(workbench, outcome));
	}

	private static void show(IWorkbench workbench, Outcome outcome) {
		if (workbench.isClosing())
			return;
		Shell shell = workbench.getDisplay().getActiveShell();
		boolean restartHelps = outcome.kind() == Outcome.Kind.RESTART_NEEDED || outcome.kind() == Outcome.Kind.MENUS_LATER;
		if (!restartHelps)
			MessageDialog.openWarning(shell, "Installation", outcome.message());
		else if (MessageDialog.openQuestion(shell, "Installation", outcome.message() + " Start it again now?"))
			workbench.restart(true);
	}
}
