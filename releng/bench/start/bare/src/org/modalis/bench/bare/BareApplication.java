package org.modalis.bench.bare;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The platform's workbench with one empty part: what Modalis cannot be faster than. */
public class BareApplication implements IApplication {

	@Override
	public Object start(IApplicationContext context) {
		var display = PlatformUI.createDisplay();
		try {
			PlatformUI.createAndRunWorkbench(display, new Advisor());
			return EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	@Override
	public void stop() {
		var display = PlatformUI.getWorkbench().getDisplay();
		display.syncExec(() -> PlatformUI.getWorkbench().close());
	}

	private static final class Advisor extends WorkbenchAdvisor {
		@Override
		public String getInitialWindowPerspectiveId() {
			return "org.modalis.bench.bare.perspective";
		}

		@Override
		public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
			return new WorkbenchWindowAdvisor(configurer) {
				@Override
				public void preWindowOpen() {
					getWindowConfigurer().setTitle("Bare workbench");
					getWindowConfigurer().setInitialSize(new Point(1280, 820));
				}
			};
		}
	}
}
