package org.modalis.studio.chat.internal.handlers;

import java.util.function.Consumer;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ConversationPart;

/** Finds the conversation for a command that acts on it. */
final class ConversationCommand {

	private static final String PART = "org.modalis.part.conversation";

	private ConversationCommand() {
	}

	/** Brings the conversation forward and does something with it; nothing happens where there is none. */
	static void run(EPartService parts, Consumer<ConversationPart> action) {
		MPart part = parts.findPart(PART);
		if (part == null)
			return;
		parts.activate(part, true);
		if (part.getObject() instanceof ConversationPart conversation)
			action.accept(conversation);
	}
}
