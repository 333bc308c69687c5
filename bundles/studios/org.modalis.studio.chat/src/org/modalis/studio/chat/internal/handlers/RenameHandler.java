package org.modalis.studio.chat.internal.handlers;

import java.util.Optional;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ConversationPart;
import org.modalis.studio.chat.internal.parts.ThreadsPart;
import org.modalis.studio.chat.internal.session.ChatSession;

/** Lets the user change the title of the thread on the screen, in the list when that has the keyboard, or the name of a folder there. */
public class RenameHandler {

	@CanExecute
	boolean canExecute(ChatSession session, EPartService parts) {
		return session.state().shown().isPresent() || list(parts).isPresent();
	}

	@Execute
	void execute(EPartService parts) {
		list(parts).ifPresentOrElse(ThreadsPart::rename, () -> ConversationCommand.run(parts, ConversationPart::rename));
	}

	/** The list of threads, when it has the keyboard. */
	private static Optional<ThreadsPart> list(EPartService parts) {
		return Optional.ofNullable(parts.getActivePart()).map(MPart::getObject).filter(ThreadsPart.class::isInstance)
				.map(ThreadsPart.class::cast).filter(ThreadsPart::active);
	}
}
