package org.modalis.workbench.internal.status;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EModelService;

/** Takes the handle for dragging off the platform's progress in the status line, before it is drawn. */
public class ProgressPlace {

	@Execute
	void run(MApplication application, EModelService models) {
		models.findElements(application, "org.eclipse.ui.ProgressBar", MToolControl.class)
				.forEach(progress -> progress.getTags().remove(IPresentationEngine.DRAGGABLE));
	}
}
