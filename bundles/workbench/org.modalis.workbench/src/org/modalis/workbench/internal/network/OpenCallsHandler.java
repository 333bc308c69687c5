package org.modalis.workbench.internal.network;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;

/** Shows what left this machine. */
public class OpenCallsHandler {
	static final String PART = "org.modalis.part.calls";

	@Execute
	void execute(EPartService parts) {
		parts.showPart(PART, PartState.ACTIVATE);
	}
}
