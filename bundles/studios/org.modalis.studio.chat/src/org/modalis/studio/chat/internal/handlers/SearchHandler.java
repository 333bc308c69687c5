package org.modalis.studio.chat.internal.handlers;

import java.util.UUID;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.history.Conversation;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.studio.chat.internal.parts.PromptsPart;
import org.modalis.studio.chat.internal.prompts.PromptLibrary;
import org.modalis.studio.chat.internal.search.SearchWindow;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.inject.Named;

/** Looks through all threads and prompts, and opens what is found: a thread at its message, a prompt in the library or the composer. */
public class SearchHandler {

	@Execute
	void execute(ChatSession session, SearchIndex index, PromptLibrary prompts, ThemeColors colors, EPartService parts, EModelService model,
			MWindow window, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
		var here = session.state().shown().filter(thread -> !thread.temporary()).map(Conversation::id);
		new SearchWindow(shell, new Look(shell.getDisplay(), colors), index, here, hit -> hit.prompt().ifPresentOrElse(
				prompt -> show(OpenPromptsHandler.show(parts, model, window), prompt), () -> open(session, parts, hit)),
				prompt -> write(prompts, prompt, shell, parts)).open();
	}

	private static void show(MPart library, UUID prompt) {
		if (library != null && library.getObject() instanceof PromptsPart part)
			part.show(prompt);
	}

	private static void write(PromptLibrary prompts, UUID prompt, Shell shell, EPartService parts) {
		prompts.versions(prompt).thenAccept(versions -> shell.getDisplay().asyncExec(() -> {
			if (!shell.isDisposed() && !versions.isEmpty())
				ConversationCommand.run(parts, part -> part.insert(versions.getFirst()));
		}));
	}

	private static void open(ChatSession session, EPartService parts, SearchHit hit) {
		ConversationCommand.run(parts, part -> part.focus());
		hit.conversation().ifPresent(thread -> hit.message().ifPresentOrElse(message -> session.reveal(thread, message),
				() -> session.open(thread)));
	}
}
