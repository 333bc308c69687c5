package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;

/** Shows the library of prompts. */
public class OpenPromptsHandler {

	static final String PART = "org.modalis.part.prompts";

	@Execute
	void execute(EPartService parts) {
		parts.showPart(PART, PartState.ACTIVATE);
	}
}
