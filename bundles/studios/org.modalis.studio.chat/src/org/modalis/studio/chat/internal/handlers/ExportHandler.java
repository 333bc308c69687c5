package org.modalis.studio.chat.internal.handlers;

import java.util.Map;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Lets the workbench export the thread on the screen. */
public class ExportHandler {

	private static final String EXPORT = "org.modalis.workbench.export";

	@CanExecute
	boolean canExecute(ChatSession session) {
		return session.state().shown().filter(thread -> !thread.temporary()).isPresent();
	}

	@Execute
	void execute(ChatSession session, ECommandService commands, EHandlerService handlers) {
		session.state().shown().ifPresent(thread -> {
			ParameterizedCommand export = commands.createCommand(EXPORT, Map.of("org.modalis.thread", thread.id().toString()));
			handlers.executeHandler(export);
		});
	}
}
