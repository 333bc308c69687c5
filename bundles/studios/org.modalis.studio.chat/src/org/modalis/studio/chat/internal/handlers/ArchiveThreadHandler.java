package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ThreadFiling;

/** Puts the thread on the screen away into the archive, or takes it out. */
public class ArchiveThreadHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().shown().filter(thread -> !thread.temporary()).isPresent();
	}

	@Execute
	void execute(ChatSession session, ThreadFiling filing) {
		session.state().shown().ifPresent(thread -> filing.archive(thread, !thread.filing().archived()));
	}
}
