package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Marks the newest answer of the thread on the screen as a favourite, or takes the mark away. */
public class FavouriteHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().lastAnswer().isPresent();
	}

	@Execute
	void execute(ChatSession session) {
		session.state().lastAnswer().map(Message::id).ifPresent(answer -> session.work(history -> {
			var now = history.message(answer);
			if (now.isPresent())
				history.setFavourite(answer, !now.get().favourite());
		}));
	}
}
