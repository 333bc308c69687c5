package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;

/** Shows the thread before in the list. */
public class PreviousThreadHandler {

	@Execute
	void execute(EPartService parts) {
		ThreadsCommand.run(parts, threads -> threads.move(-1));
	}
}
