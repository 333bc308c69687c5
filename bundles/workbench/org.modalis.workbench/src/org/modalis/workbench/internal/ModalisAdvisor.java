package org.modalis.workbench.internal;

import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.modalis.api.history.HistoryService;
import org.modalis.workbench.internal.preferences.PageServices;
import org.modalis.workbench.internal.preferences.PreferencePages;
import org.modalis.workbench.internal.start.HistoryOpening;
import org.modalis.workbench.internal.start.PendingRestore;
import org.modalis.workbench.internal.start.HistoryTroubleDialog;

/** Tells the platform what kind of workbench this is. */
public class ModalisAdvisor extends WorkbenchAdvisor {

	/** The Chat studio's perspective, the first thing a user sees. */
	static final String CHAT = "org.modalis.perspective.chat";
	/** Our own perspective without parts, for an installation without the Chat studio. */
	static final String EMPTY = "org.modalis.perspective.empty";

	/**
	 * How long the window may take to draw the last thread before the providers are asked, who would compete for the processor.
	 * They are never asked earlier, because the secure storage needs a window to ask for its master password.
	 */
	private static final int DRAWN_MILLIS = 300;

	private final HistoryService history;
	private final HistoryOpening opening;
	private final PageServices pageServices;
	private final Optional<PendingRestore> restored;

	ModalisAdvisor(HistoryService history, HistoryOpening opening, PageServices pageServices, Optional<PendingRestore> restored) {
		this.history = history;
		this.opening = opening;
		this.pageServices = pageServices;
		this.restored = restored;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		var perspectives = PlatformUI.getWorkbench().getPerspectiveRegistry();
		return perspectives.findPerspectiveWithId(CHAT) == null ? EMPTY : CHAT;
	}

	@Override
	public void postStartup() {
		IWorkbench workbench = PlatformUI.getWorkbench();
		opening.whenFailed(problem -> workbench.getDisplay().asyncExec(() -> {
			if (!workbench.isClosing())
				new HistoryTroubleDialog(workbench, history).show(workbench.getModalDialogShellProvider().getShell(), problem);
		}));
		Display display = workbench.getDisplay();
		display.asyncExec(() -> PreferencePages.install(display, workbench.getPreferenceManager(), pageServices));
		restored.ifPresent(what -> display.asyncExec(() -> MessageDialog.open(what.done() ? MessageDialog.INFORMATION : MessageDialog.WARNING,
				workbench.getModalDialogShellProvider().getShell(), "Restore a Backup", what.sentence(), SWT.NONE)));
		display.timerExec(DRAWN_MILLIS, pageServices.registry()::refreshAll);
	}

	@Override
	public String getMainPreferencePageId() {
		return "org.eclipse.ui.preferencePages.Workbench";
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new WindowAdvisor(configurer);
	}
}
