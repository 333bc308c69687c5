package org.modalis.workbench.internal;

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
}
