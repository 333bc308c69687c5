package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;

/** Shows or hides the settings of the thread; the window remembers it. */
public class ToggleSettingsHandler {

	private static final String PART = "org.modalis.part.threadSettings";

	@Execute
	void execute(MWindow window, EModelService model) {
		MUIElement part = model.find(PART, window);
		if (part != null)
			part.setVisible(!part.isVisible());
	}
}
