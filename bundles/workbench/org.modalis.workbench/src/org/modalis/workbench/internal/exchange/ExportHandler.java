package org.modalis.workbench.internal.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.exchange.ExportReport;
import org.modalis.api.exchange.ThreadExchange;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryService;

import jakarta.inject.Named;

/** Writes threads into a file: those that the user chooses, first of all the one that the command names. */
public class ExportHandler {

	@Execute
	void execute(ThreadExchange exchange, HistoryService history, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell,
			@org.eclipse.e4.core.di.annotations.Optional @Named("org.modalis.thread") String thread) {
		ExchangeJob.start("Export Threads", shell,
				progress -> history.open().conversations().stream().filter(each -> !each.temporary()).toList(),
				threads -> ask(exchange, threads, Optional.ofNullable(thread).map(UUID::fromString), shell));
	}

	private static void ask(ThreadExchange exchange, List<Conversation> threads, Optional<UUID> shown, Shell shell) {
		if (threads.isEmpty()) {
			MessageDialog.openInformation(shell, "Export Threads", "There is no thread to export yet.");
			return;
		}
		var dialog = new ExportDialog(shell, threads, shown);
		if (dialog.open() != Window.OK)
			return;
		Optional<Path> file = file(shell, dialog.wanted(), dialog.format());
		if (file.isEmpty())
			return;
		List<UUID> wanted = dialog.wanted().stream().map(Conversation::id).toList();
		ExchangeJob.start("Export Threads", shell, progress -> exchange.write(wanted, dialog.format(), file.get(), progress),
				report -> new ResultDialog(shell, "Export Threads", sentence(report), report.problems()).open());
	}

	private static Optional<Path> file(Shell shell, List<Conversation> threads, ExportFormat format) {
		String extension = format.extension(threads.size());
		String name = threads.size() == 1 ? ExportDialog.title(threads.getFirst()) : "Modalis threads";
		var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText("Export as " + format.label());
		dialog.setFilterExtensions(new String[] { "*." + extension });
		dialog.setFileName(name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "-").replaceAll("^\\.+", "") + "." + extension);
		dialog.setOverwrite(true);
		return Optional.ofNullable(dialog.open()).map(path -> path.endsWith("." + extension) ? path : path + "." + extension).map(Path::of);
	}

	private static String sentence(ExportReport report) {
		return (report.threads() == 1 ? "The thread was" : report.threads() + " threads were") + " written to\n" + report.file();
	}
}
