package org.modalis.studio.chat.internal.handlers;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.modalis.studio.chat.internal.parts.ConversationPart;

/** Shows the library of prompts, or takes it away where it has the keyboard. */
public class OpenPromptsHandler {

	private static final String PART = "org.modalis.part.prompts";
	private static final String BOTTOM = "org.modalis.stack.bottom";
	private static final String ABOVE = "org.modalis.sash.chat";

	@Execute
	void execute(EPartService parts, EModelService model, MWindow window) {
		MPart active = parts.getActivePart();
		if (active == null || !active.getElementId().equals(PART)) {
			show(parts, model, window);
		} else if (parts.savePart(active, true)) {
			parts.hidePart(active);
			ConversationCommand.run(parts, ConversationPart::focus);
		}
	}

	/** Shows the library. */
	static MPart show(EPartService parts, EModelService model, MWindow window) {
		makeRoom(model, window);
		return parts.showPart(PART, PartState.ACTIVATE);
	}

	/** What opens at the bottom is low, because it is there to be glanced at; here somebody writes. */
	private static void makeRoom(EModelService model, MWindow window) {
		MUIElement bottom = model.find(BOTTOM, window);
		MUIElement above = model.find(ABOVE, window);
		if (bottom != null && above != null && 2 * share(bottom) < share(above)) {
			bottom.setContainerData("4600");
			above.setContainerData("5400");
		}
	}

	private static int share(MUIElement element) {
		String data = element.getContainerData();
		return data != null && data.matches("\\d{1,9}") ? Integer.parseInt(data) : 0;
	}
}
