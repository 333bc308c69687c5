package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Copies the newest answer of the thread on the screen. */
public class CopyAnswerHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().lastAnswer().map(Message::text).filter(text -> !text.isEmpty()).isPresent();
	}

	@Execute
	void execute(ChatSession session) {
		session.state().lastAnswer().map(Message::text).ifPresent(text -> {
			Clipboard clipboard = new Clipboard(Display.getCurrent());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
	}
}
