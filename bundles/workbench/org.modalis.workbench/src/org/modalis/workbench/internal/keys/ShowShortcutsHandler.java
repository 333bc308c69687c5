package org.modalis.workbench.internal.keys;

import java.util.Map;

import jakarta.inject.Named;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.modalis.workbench.toolkit.ThemeColors;

/** Shows every command with its keys. */
public class ShowShortcutsHandler {

	@Execute
	void execute(MApplication application, ECommandService commands, EHandlerService handlers, ThemeColors colors,
			@Named(IServiceConstants.ACTIVE_SHELL) Shell window) {
		new ShortcutList(window, colors, () -> Shortcuts.of(application), command -> window.getDisplay().asyncExec(() -> {
			ParameterizedCommand call = commands.createCommand(command, Map.of());
			if (call != null && handlers.canExecute(call))
				handlers.executeHandler(call);
		})).open();
	}
}
