package org.modalis.workbench.internal;

import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Tells the platform what the window shows. Its menus come from the model fragment, so there is no action bar advisor. */
class WindowAdvisor extends WorkbenchWindowAdvisor {

	private static final Point FIRST_SIZE = new Point(1280, 820);

	WindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public void preWindowOpen() {
		var window = getWindowConfigurer();
		window.setTitle("Modalis");
		window.setInitialSize(FIRST_SIZE);
		window.setShowCoolBar(true);
		window.setShowStatusLine(false);
		window.setShowProgressIndicator(true);
		window.setShowPerspectiveBar(false);
	}

	/** The platform shows its own status line in spite of the setting above; ours stands in that place. */
	@Override
	public void postWindowOpen() {
		MWindow window = getWindowConfigurer().getWindow().getService(MWindow.class);
		var statusLine = window.getContext().get(EModelService.class).find("org.eclipse.ui.StatusLine", window);
		if (statusLine != null)
			statusLine.setToBeRendered(false);
	}
}
