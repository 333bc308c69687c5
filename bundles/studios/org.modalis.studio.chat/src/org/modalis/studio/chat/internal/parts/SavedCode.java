package org.modalis.studio.chat.internal.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.modalis.studio.chat.internal.page.Code;

/** A code block on its way into a file. Threads: the UI thread; the file is written on another. */
final class SavedCode {

	/** Where the ending of a language's files is not its name. */
	private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("bash", "sh"), Map.entry("shell", "sh"),
			Map.entry("zsh", "sh"), Map.entry("c++", "cpp"), Map.entry("c#", "cs"), Map.entry("csharp", "cs"), Map.entry("f#", "fs"),
			Map.entry("fsharp", "fs"), Map.entry("golang", "go"), Map.entry("haskell", "hs"), Map.entry("javascript", "js"),
			Map.entry("typescript", "ts"), Map.entry("kotlin", "kt"), Map.entry("markdown", "md"), Map.entry("objectivec", "m"),
			Map.entry("perl", "pl"), Map.entry("powershell", "ps1"), Map.entry("python", "py"), Map.entry("ruby", "rb"),
			Map.entry("rust", "rs"), Map.entry("latex", "tex"), Map.entry("elixir", "ex"), Map.entry("julia", "jl"),
			Map.entry("terraform", "tf"), Map.entry("yaml", "yml"), Map.entry("batch", "bat"), Map.entry("clojure", "clj"));

	private final Shell shell;
	private final Code code;

	SavedCode(Shell shell, Code code) {
		this.shell = shell;
		this.code = code;
	}

	/** Lets the user name the file, and writes it. */
	void askAndSave() {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText("Save code");
		dialog.setFileName(fileName());
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null)
			CompletableFuture.runAsync(() -> write(Path.of(chosen)));
	}

	private String fileName() {
		String language = code.language().toLowerCase(Locale.ROOT);
		String ending = ENDINGS.getOrDefault(language, language.matches("[a-z0-9]{1,12}") ? language : "txt");
		return "code." + ending;
	}

	private void write(Path file) {
		try {
			Files.writeString(file, code.text());
		} catch (IOException e) {
			if (!shell.isDisposed())
				shell.getDisplay().asyncExec(() -> {
					if (!shell.isDisposed())
						MessageDialog.openError(shell, "Save code",
								"The code could not be written to " + file + ". It is still in the conversation; choose another place.");
				});
		}
	}
}
