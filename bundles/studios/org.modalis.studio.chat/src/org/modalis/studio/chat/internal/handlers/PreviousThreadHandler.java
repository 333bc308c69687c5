package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Shows the thread above in the list. */
public class PreviousThreadHandler {

	@Execute
	void execute(ChatSession session) {
		session.move(-1);
	}
}
