package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ThreadFiling;

/** Keeps the thread on the screen at the top of the list, or lets it go. */
public class PinThreadHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().shown().filter(thread -> !thread.temporary()).isPresent();
	}

	@Execute
	void execute(ChatSession session, ThreadFiling filing) {
		session.state().shown().ifPresent(thread -> filing.pin(thread, !thread.filing().pinned()));
	}
}
