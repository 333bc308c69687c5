package org.modalis.studio.chat.internal.handlers;

import java.util.function.Consumer;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.modalis.studio.chat.internal.parts.ThreadsPart;

/** Finds the list of threads for a command that acts on it. */
final class ThreadsCommand {

	private static final String PART = "org.modalis.part.threads";

	private ThreadsCommand() {
	}

	/** Does something with the list of threads; nothing happens where there is none. */
	static void run(EPartService parts, Consumer<ThreadsPart> action) {
		MPart part = parts.findPart(PART);
		if (part != null && part.getObject() instanceof ThreadsPart threads)
			action.accept(threads);
	}
}
