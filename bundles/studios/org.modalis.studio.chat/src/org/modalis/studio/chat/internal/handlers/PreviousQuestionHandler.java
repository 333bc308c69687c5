package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ConversationPart;

/** Brings the question before into the composer. */
public class PreviousQuestionHandler {

	@Execute
	void execute(EPartService parts) {
		ConversationCommand.run(parts, ConversationPart::previousQuestion);
	}
}
