package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ConversationPart;
import org.modalis.studio.chat.internal.parts.ThreadsPart;

/** Lets the user type what thread to show: in the list, or in the one that drops down where the window has no room for it. */
public class JumpToThreadHandler {

	@Execute
	void execute(EPartService parts) {
		var conversation = parts.findPart("org.modalis.part.conversation");
		boolean dropped = conversation != null && conversation.getObject() instanceof ConversationPart part && part.dropDownThreads();
		if (!dropped)
			ThreadsCommand.run(parts, ThreadsPart::focusFilter);
	}
}
