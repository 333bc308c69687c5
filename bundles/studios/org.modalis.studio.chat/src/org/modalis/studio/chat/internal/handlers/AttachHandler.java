package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ConversationPart;

/** Lets the user choose files to attach to the next question. */
public class AttachHandler {

	@Execute
	void execute(EPartService parts) {
		ConversationCommand.run(parts, ConversationPart::pickFiles);
	}
}
