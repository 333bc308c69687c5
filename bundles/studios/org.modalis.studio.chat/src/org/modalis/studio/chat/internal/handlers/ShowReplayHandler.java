package org.modalis.studio.chat.internal.handlers;

import java.util.List;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.history.Conversation;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.compare.Comparing;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.window.ReplayWindow;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.inject.Named;

/** Shows a replay side by side again, from the thread that it made or from the one that was replayed. */
public class ShowReplayHandler {

	@CanExecute
	boolean canExecute(ChatSession session) {
		var state = session.state();
		return state.shown().filter(shown -> shown.origin().isPresent() || state.threads().stream().flatMap(thread -> thread.origin().stream())
				.anyMatch(origin -> origin.conversation().equals(shown.id()))).isPresent();
	}

	@Execute
	void execute(ChatSession session, Comparing comparing, Settings settings, ThemeColors colors,
			@Named(IServiceConstants.ACTIVE_SHELL) Shell window) {
		session.state().shown().ifPresent(shown -> comparing.replays(shown, found -> window.getDisplay().asyncExec(() -> {
			if (!window.isDisposed())
				show(found, window, thread -> new ReplayWindow(window, new Look(window.getDisplay(), colors), session, settings,
						comparing.again(thread.id())).open());
		})));
	}

	/** Opens one. */
	private interface Opener {
		void open(Conversation thread);
	}

	private static void show(List<Conversation> found, Shell window, Opener opener) {
		if (found.isEmpty())
			MessageDialog.openInformation(window, "Replay", "No replay of this thread is there to be shown. Ctrl+Shift+R replays it with another model.");
		else if (found.size() == 1)
			opener.open(found.getFirst());
		else
			menu(found, window, opener).setVisible(true);
	}

	private static Menu menu(List<Conversation> found, Shell window, Opener opener) {
		Menu menu = new Menu(window, SWT.POP_UP);
		for (Conversation thread : found) {
			MenuItem item = new MenuItem(menu, SWT.PUSH);
			item.setText(ThreadList.title(thread).replace("&", "&&"));
			item.addListener(SWT.Selection, e -> opener.open(thread));
		}
		menu.addListener(SWT.Hide, e -> window.getDisplay().asyncExec(menu::dispose));
		return menu;
	}
}
