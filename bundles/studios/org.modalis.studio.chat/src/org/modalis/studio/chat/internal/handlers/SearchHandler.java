package org.modalis.studio.chat.internal.handlers;

import jakarta.inject.Named;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.history.Conversation;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.studio.chat.internal.search.SearchWindow;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.ThemeColors;

/** Looks through all threads, and opens what is found at its message. */
public class SearchHandler {

	@Execute
	void execute(ChatSession session, SearchIndex index, ThemeColors colors, EPartService parts,
			@Named(IServiceConstants.ACTIVE_SHELL) Shell window) {
		var here = session.state().shown().filter(thread -> !thread.temporary()).map(Conversation::id);
		new SearchWindow(window, new Look(window.getDisplay(), colors), index, here, hit -> open(session, parts, hit)).open();
	}

	private static void open(ChatSession session, EPartService parts, SearchHit hit) {
		ConversationCommand.run(parts, part -> part.focus());
		hit.conversation().ifPresent(thread -> hit.message().ifPresentOrElse(message -> session.reveal(thread, message),
				() -> session.open(thread)));
	}
}
