package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ConversationPart;

/** Puts the keyboard into the messages that wait. */
public class FocusQueueHandler {

	@Execute
	void execute(EPartService parts) {
		ConversationCommand.run(parts, ConversationPart::focusQueue);
	}
}
