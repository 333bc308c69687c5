package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.PromptsPart;

/** Keeps the prompt that is being edited. */
public class SavePromptHandler {

	@CanExecute
	boolean canExecute(EPartService parts) {
		return parts.getActivePart() != null && parts.getActivePart().getObject() instanceof PromptsPart;
	}

	@Execute
	void execute(EPartService parts) {
		((PromptsPart) parts.getActivePart().getObject()).save();
	}
}
