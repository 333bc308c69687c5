package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ThreadsPart;

/** Shows the threads in the archive, or those that are not. */
public class ShowArchiveHandler {

	@Execute
	void execute(EPartService parts) {
		ThreadsCommand.run(parts, ThreadsPart::toggleArchive);
	}
}
