package org.modalis.studio.chat.internal.handlers;

import java.util.Optional;
import java.util.UUID;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.history.Conversation;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.compare.Comparing;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.window.CompareWindow;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.inject.Named;

/** Lets several models answer side by side: a question of the thread, or what is written in the composer. */
public class CompareHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().phase() == ChatState.Phase.READY;
	}

	@Execute
	void execute(ChatSession session, Comparing comparing, Settings settings, ThemeColors colors,
			@Named(IServiceConstants.ACTIVE_SHELL) Shell window,
			@org.eclipse.e4.core.di.annotations.Optional @Named("org.modalis.chat.question") String question) {
		var thread = session.state().shown().map(Conversation::id);
		var given = Optional.ofNullable(question).map(UUID::fromString);
		var look = new Look(window.getDisplay(), colors);
		new CompareWindow(window, look, session, settings, comparing.compare(thread, given), thread)
				.open(given.isPresent() ? "" : session.draft(thread));
	}
}
