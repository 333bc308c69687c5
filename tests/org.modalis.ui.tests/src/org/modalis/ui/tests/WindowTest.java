package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WorkbenchExtension.class)
class WindowTest {

	@Test
	void opensInTheChatPerspective() {
		var workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().syncExec(() -> {
			var window = workbench.getWorkbenchWindows()[0];
			assertEquals("Chat", window.getActivePage().getPerspective().getLabel());
		});
	}
}
