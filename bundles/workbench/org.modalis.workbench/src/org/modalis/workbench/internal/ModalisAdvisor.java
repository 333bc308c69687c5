package org.modalis.workbench.internal;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Tells the platform what kind of workbench this is. */
public class ModalisAdvisor extends WorkbenchAdvisor {

	/** The Chat studio's perspective, the first thing a user sees. */
	static final String CHAT = "org.modalis.perspective.chat";
	/** Our own perspective without parts, for an installation without the Chat studio. */
	static final String EMPTY = "org.modalis.perspective.empty";

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
	public String getMainPreferencePageId() {
		return "org.modalis.preferences.general";
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new WindowAdvisor(configurer);
	}
}
