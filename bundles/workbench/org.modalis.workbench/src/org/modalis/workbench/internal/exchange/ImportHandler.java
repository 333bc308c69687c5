package org.modalis.workbench.internal.exchange;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.exchange.ImportReport;
import org.modalis.api.exchange.ThreadExchange;

import jakarta.inject.Named;

/** Takes in threads from other programs. */
public class ImportHandler {

	@Execute
	void execute(ThreadExchange exchange, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
		var dialog = new ImportDialog(shell);
		if (dialog.open() == Window.OK)
			run(exchange, dialog.files(), shell);
	}

	private static void run(ThreadExchange exchange, List<Path> files, Shell shell) {
		ExchangeJob.start("Import Threads", shell, progress -> exchange.read(files, progress),
				report -> new ResultDialog(shell, "Import Threads", sentence(report), report.problems()).open());
	}

	private static String sentence(ImportReport report) {
		String first = count(report.added(), "thread was", "threads were") + " added"
				+ (report.grown() > 0 ? ", " + count(report.grown(), "has", "have") + " new messages" : "")
				+ (report.unchanged() > 0 ? ", " + count(report.unchanged(), "was", "were") + " here already" : "") + ".";
		String files = report.files() > 0 ? " " + count(report.files(), "attached file was", "attached files were") + " taken along." : "";
		return first + files + (report.canceled() ? "\n\nYou stopped it. What was added stays; import the same file again to go on." : "");
	}

	private static String count(int number, String one, String many) {
		return number + " " + (number == 1 ? one : many);
	}
}
