package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ThreadsPart;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Lets the user choose a folder for the thread on the screen. */
public class MoveToFolderHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().shown().filter(thread -> !thread.temporary()).isPresent();
	}

	@Execute
	void execute(EPartService parts) {
		ThreadsCommand.run(parts, ThreadsPart::moveToFolder);
	}
}
