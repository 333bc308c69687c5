package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Shows an empty thread of which nothing will be kept. */
public class TemporaryChatHandler {

	@Execute
	void execute(ChatSession session, EPartService parts) {
		session.startTemporary();
		ConversationCommand.run(parts, part -> part.focus());
	}
}
