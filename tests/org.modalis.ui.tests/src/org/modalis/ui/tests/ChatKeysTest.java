package org.modalis.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.preference.IPreferencePage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WorkbenchExtension.class)
@Timeout(300)
class ChatKeysTest {

	private StyledText composer;

	@BeforeEach
	void writeAMessage() {
		composer = (StyledText) Ui.control("composer");
		Ui.run(() -> composer.getShell().forceActive());
		User.click(composer);
		Ui.await("the composer to have the keyboard", composer::isFocusControl);
		Ui.run(() -> composer.setText(""));
	}

	@Test
	void undoAndRedoActOnTheComposer() {
		User.type("one two");
		Ui.await("the text", () -> composer.getText().equals("one two"));
		User.press("ctrl+z");
		Ui.await("the last word to go", () -> composer.getText().equals("one "));
		User.press("ctrl+shift+z");
		Ui.await("the last word to come back", () -> composer.getText().equals("one two"));
	}

	@Test
	void ctrlNBeginsAChatWhateverPartIsActive() {
		Ui.run(() -> {
			try {
				PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView("org.eclipse.ui.views.ProgressView");
			} catch (PartInitException e) {
				throw new AssertionError(e);
			}
		});
		Ui.await("the Progress view to be active", () -> !composer.isFocusControl());
		int shells = Ui.get(() -> Ui.display().getShells().length);
		User.press("ctrl+n");
		Ui.await("the composer to have the keyboard", composer::isFocusControl);
		assertEquals(shells, Ui.get(() -> Ui.display().getShells().length), "a wizard opened; see " + Ui.screenshot("ctrl-n"));
	}

	@Test
	void newChatIsAButton() {
		User.click(Ui.control("threads"));
		Ui.await("the list to have the keyboard", () -> !composer.isFocusControl());
		User.click(Ui.control("newChat"));
		Ui.await("the composer to have the keyboard", composer::isFocusControl);
		Ui.screenshot("new-chat");
	}

	@Test
	void aCommandOpensTheSettingsOfAProvider() {
		Ui.screenshot("notice");
		Ui.display().asyncExec(() -> {
			var workbench = PlatformUI.getWorkbench();
			var command = workbench.getService(ICommandService.class).getCommand("org.modalis.workbench.openProviderPage");
			var call = ParameterizedCommand.generateCommand(command, Map.of("org.modalis.provider", "ollama"));
			try {
				workbench.getService(IHandlerService.class).executeCommand(call, null);
			} catch (CommandException e) {
				throw new AssertionError(e);
			}
		});
		Ui.await("the page of Ollama", () -> Ui.display().getActiveShell() != null
				&& Ui.display().getActiveShell().getData() instanceof PreferenceDialog dialog
				&& dialog.getSelectedPage() instanceof IPreferencePage page && page.getTitle().equals("Ollama"));
		User.press("Escape");
		Ui.await("the window to be alone again", () -> Ui.display().getActiveShell() == composer.getShell());
	}
}
