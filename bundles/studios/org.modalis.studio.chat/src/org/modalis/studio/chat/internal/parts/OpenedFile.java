package org.modalis.studio.chat.internal.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.history.Attachment;
import org.modalis.studio.chat.internal.page.MetaLine;

/**
 * An attached file that the user wants to see. It is opened under an ending that its content earned, whatever its name says, so
 * that nothing in a thread can be started as a program. Threads: the UI thread; files are written on another.
 */
final class OpenedFile {

	private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("image/png", ".png"), Map.entry("image/jpeg", ".jpg"),
			Map.entry("image/gif", ".gif"), Map.entry("image/webp", ".webp"), Map.entry("application/pdf", ".pdf"),
			Map.entry("audio/wav", ".wav"), Map.entry("audio/mpeg", ".mp3"), Map.entry("text/plain", ".txt"), Map.entry("text/csv", ".csv"),
			Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
			Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
			Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
			Map.entry("application/vnd.oasis.opendocument.text", ".odt"), Map.entry("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
			Map.entry("application/vnd.oasis.opendocument.presentation", ".odp"));

	private final Shell shell;
	private final Attachment file;
	private final byte[] content;

	OpenedFile(Shell shell, Attachment file, byte[] content) {
		this.shell = shell;
		this.file = file;
		this.content = content;
	}

	/** Asks whether to open or to save it, and does so. */
	void ask() {
		String name = MetaLine.fileName(file);
		boolean opens = ending().isPresent();
		String question = opens ? name + "\n\nOpen a copy with the program that this machine uses for such files, or save it?"
				: name + "\n\nSave this file?";
		String[] answers = opens ? new String[] { "Open", "Save as…", "Cancel" } : new String[] { "Save as…", "Cancel" };
		int answer = new MessageDialog(shell, "Attached file", null, question, MessageDialog.QUESTION, 0, answers).open();
		if (opens && answer == 0)
			CompletableFuture.runAsync(this::open);
		else if (answer == (opens ? 1 : 0))
			save(name);
	}

	private Optional<String> ending() {
		return Optional.ofNullable(ENDINGS.get(file.mediaType()));
	}

	private void open() {
		try {
			Path copy = Files.createTempDirectory("modalis").resolve(safeName(MetaLine.fileName(file), ending().orElseThrow()));
			Files.write(copy, content);
			copy.getParent().toFile().deleteOnExit();
			copy.toFile().deleteOnExit();
			shell.getDisplay().asyncExec(() -> {
				if (!Program.launch(copy.toString()) && !shell.isDisposed())
					MessageDialog.openError(shell, "Attached file", "This machine has no program for such files. Save it and open it elsewhere.");
			});
		} catch (IOException e) {
			fail("The file could not be written for opening. Make room on the disk, then try again.");
		}
	}

	/** A name for a copy that is opened: no path, no ending but the one that the content earned. */
	static String safeName(String name, String ending) {
		String clean = name.replaceAll("[^\\p{L}\\p{N} _().-]", "_");
		int dot = clean.lastIndexOf('.');
		return (dot > 0 ? clean.substring(0, dot) : clean).replace('.', '_') + ending;
	}

	private void save(String name) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText("Save attached file");
		dialog.setFileName(name);
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null)
			CompletableFuture.runAsync(() -> {
				try {
					Files.write(Path.of(chosen), content);
				} catch (IOException e) {
					fail("The file could not be written to " + chosen + ". It is still in the thread; choose another place.");
				}
			});
	}

	private void fail(String sentence) {
		if (!shell.isDisposed())
			shell.getDisplay().asyncExec(() -> {
				if (!shell.isDisposed())
					MessageDialog.openError(shell, "Attached file", sentence);
			});
	}
}
