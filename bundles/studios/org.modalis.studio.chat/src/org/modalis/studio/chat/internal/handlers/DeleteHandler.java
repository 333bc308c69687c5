package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ThreadFiling;

/** Deletes the thread on the screen; the list offers to bring it back. */
public class DeleteHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().shown().isPresent();
	}

	@Execute
	void execute(ChatSession session, ThreadFiling filing) {
		session.state().shown().ifPresent(filing::delete);
	}
}
