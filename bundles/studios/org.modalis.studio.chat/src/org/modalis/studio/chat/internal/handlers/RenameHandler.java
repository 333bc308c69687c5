package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ConversationPart;
import org.modalis.studio.chat.internal.parts.ThreadsPart;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Lets the user change the title of the thread on the screen, in the list when that has the keyboard, or the name of a folder there. */
public class RenameHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().shown().isPresent();
	}

	@Execute
	void execute(EPartService parts) {
		if (parts.getActivePart() != null && parts.getActivePart().getObject() instanceof ThreadsPart threads && threads.active())
			threads.rename();
		else
			ConversationCommand.run(parts, ConversationPart::rename);
	}
}
