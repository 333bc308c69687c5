package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Stops the answer that is coming in the thread on the screen. */
public class StopHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().answering();
	}

	@Execute
	void execute(ChatSession session) {
		session.stop();
	}
}
