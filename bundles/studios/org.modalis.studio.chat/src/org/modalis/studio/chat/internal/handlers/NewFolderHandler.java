package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ThreadsPart;

/** Lets the user make a folder for threads. */
public class NewFolderHandler {

	@Execute
	void execute(EPartService parts) {
		ThreadsCommand.run(parts, ThreadsPart::newFolder);
	}
}
