package org.modalis.studio.chat.internal.handlers;

import jakarta.inject.Named;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ThreadList;

/** Deletes the thread on the screen after asking. */
public class DeleteHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().shown().isPresent();
	}

	@Execute
	void execute(ChatSession session, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
		session.state().shown().ifPresent(thread -> {
			int answer = MessageDialog.open(MessageDialog.QUESTION, shell, "Delete thread",
					"Delete “" + ThreadList.title(thread) + "” with all its messages? This cannot be undone.", 0, "Delete",
					"Cancel");
			if (answer == 0)
				session.delete(thread.id());
		});
	}
}
