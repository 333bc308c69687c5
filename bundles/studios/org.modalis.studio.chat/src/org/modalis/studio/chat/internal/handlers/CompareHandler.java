package org.modalis.studio.chat.internal.handlers;

import java.util.List;
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
import org.modalis.studio.chat.internal.session.ComposerFiles;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.window.CompareWindow;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.inject.Named;

/** Lets several models answer side by side: a question of the thread (named by it or by one of its answers, which are shown), or
 * what is written in the composer with its files. */
public class CompareHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().phase() == ChatState.Phase.READY;
	}

	@Execute
	void execute(ChatSession session, ComposerFiles files, Comparing comparing, Settings settings, ThemeColors colors,
			@Named(IServiceConstants.ACTIVE_SHELL) Shell window,
			@org.eclipse.e4.core.di.annotations.Optional @Named("org.modalis.chat.question") String message) {
		var thread = session.state().shown().map(Conversation::id);
		var given = Optional.ofNullable(message).map(UUID::fromString);
		var look = new Look(window.getDisplay(), colors);
		new CompareWindow(window, look, session, files, settings, comparing.compare(thread, given), thread)
				.open(given.isPresent() ? "" : session.draft(thread), given.isPresent() ? List.of() : files.tray().files());
	}
}
