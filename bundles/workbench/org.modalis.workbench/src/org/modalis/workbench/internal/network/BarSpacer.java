package org.modalis.workbench.internal.network;

import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import jakarta.annotation.PostConstruct;

/** Nothing, as wide as there is room: pushes what follows it to the right of the tool bar. */
public class BarSpacer {

	@PostConstruct
	void create(Composite parent, MWindow window, EModelService models) {
		new Composite(parent, SWT.NONE).setLayout(new FillLayout());
		// the platform's own spacer, for a bar of perspectives that we do not have, would take half of the room
		parent.getDisplay().asyncExec(() -> models.findElements(window, "PerspectiveSpacer", MUIElement.class)
				.forEach(spacer -> spacer.setToBeRendered(false)));
	}
}
