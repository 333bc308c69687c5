package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Has the newest question of the thread on the screen answered once more. */
public class RegenerateHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().canSend() && session.state().lastAnswer().isPresent();
	}

	@Execute
	void execute(ChatSession session) {
		session.state().lastAnswer().map(Message::id).ifPresent(session::regenerate);
	}
}
