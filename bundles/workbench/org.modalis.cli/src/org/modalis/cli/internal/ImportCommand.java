package org.modalis.cli.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;

import org.modalis.api.exchange.ImportReport;
import org.modalis.api.history.HistoryException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in threads from other programs. */
@Command(name = "import", description = "Takes in the exports of ChatGPT and Claude, and threads from another Modalis.", footer = { "",
		"A file is the zip that you were sent, a folder with what was in it, or a conversations.json.",
		"What is here already is not added again. Ctrl+C keeps what was taken in; the next import goes on from there." })
final class ImportCommand implements Callable<Integer> {

	@Parameters(arity = "1..*", paramLabel = "FILE", description = "a zip archive, a folder or a JSON file")
	private List<Path> files;

	@Option(names = "--json", description = "print one JSON document")
	private boolean json;

	private final Invocation invocation;

	ImportCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, HistoryException, InterruptedException {
		var run = new ExchangeRun(invocation);
		var exchange = invocation.services().get().exchange();
		var report = run.run(progress -> exchange.read(files, progress));
		if (json)
			invocation.terminal().println(Json.write(document(report)));
		else {
			invocation.terminal().println(sentence(report));
			run.note(report.problems());
		}
		return report.canceled() ? ExitCode.INTERRUPTED : report.problems().isEmpty() ? ExitCode.DONE : ExitCode.EXCHANGE;
	}

	private static String sentence(ImportReport report) {
		return Words.count(report.added(), "thread") + " added, " + report.grown() + " grown, " + report.unchanged() + " here already; "
				+ Words.count(report.messages(), "message") + " and " + Words.count(report.files(), "file") + " in all."
				+ (report.canceled() ? " Stopped; the next import goes on from there." : "");
	}

	private static Object document(ImportReport report) {
		var document = new LinkedHashMap<String, Object>();
		document.put("added", report.added());
		document.put("grown", report.grown());
		document.put("unchanged", report.unchanged());
		document.put("messages", report.messages());
		document.put("files", report.files());
		document.put("canceled", report.canceled());
		document.put("problems", ExchangeRun.documents(report.problems()));
		return document;
	}
}
