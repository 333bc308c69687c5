package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ConversationPart;

/** Shows the messages in their normal size. */
public class ZoomResetHandler {

	@Execute
	void execute(EPartService parts) {
		ConversationCommand.run(parts, ConversationPart::zoomReset);
	}
}
