package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Shows an empty thread, ready to be written in. */
public class NewChatHandler {

	@Execute
	void execute(ChatSession session, EPartService parts) {
		session.startNew();
		ConversationCommand.run(parts, part -> part.focus());
	}
}
