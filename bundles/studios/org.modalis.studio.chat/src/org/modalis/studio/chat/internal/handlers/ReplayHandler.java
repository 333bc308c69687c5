package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.compare.Comparing;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.window.ReplayWindow;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.inject.Named;

/** Lets another model answer the questions of the thread on the screen. */
public class ReplayHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		return !session.state().answering() && session.state().shown().flatMap(thread -> thread.leaf()).isPresent();
	}

	@Execute
	void execute(ChatSession session, Comparing comparing, Settings settings, ThemeColors colors,
			@Named(IServiceConstants.ACTIVE_SHELL) Shell window) {
		session.state().shown().ifPresent(thread -> new ReplayWindow(window, new Look(window.getDisplay(), colors), session, settings,
				comparing.replay(thread.id())).open());
	}
}
