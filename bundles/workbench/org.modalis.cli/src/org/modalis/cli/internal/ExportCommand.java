package org.modalis.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.exchange.ExportReport;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes threads into a file. */
@Command(name = "export", description = "Writes threads into a file.", footer = { "",
		"Several threads become one zip archive. JSON is a zip archive with every branch and attached file; modalis import reads it." })
final class ExportCommand implements Callable<Integer> {

	@Option(names = { "-f", "--format" }, paramLabel = "FORMAT", description = "markdown, json, html or pdf; by the name of the file, or markdown, unless told")
	private Optional<ExportFormat> format = Optional.empty();

	@Option(names = { "-t", "--thread" }, paramLabel = "ID", description = "a thread's id, or its beginning or end; more than once for several")
	private List<String> threads = new ArrayList<>();

	@Option(names = { "-a", "--all" }, description = "every thread")
	private boolean all;

	@Option(names = { "-o", "--to" }, paramLabel = "FILE", required = true, description = "the file to write")
	private Path to;

	@Option(names = "--force", description = "replace the file when there is one")
	private boolean force;

	@Option(names = "--json", description = "print one JSON document about what was done")
	private boolean json;

	private final Invocation invocation;

	ExportCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, HistoryException, InterruptedException {
		if (all == !threads.isEmpty())
			throw CommandFailedException.wrongUse("Say which threads: --thread ID, or --all. To see them: modalis history list");
		if (Files.exists(to) && !force)
			throw CommandFailedException.wrongUse(to + " is there already. Add --force to replace it. Nothing was written.");
		var services = invocation.services().get();
		var run = new ExchangeRun(invocation);
		var history = run.run(progress -> services.history().open());
		var wanted = new ArrayList<UUID>();
		if (all)
			history.conversations().stream().filter(thread -> !thread.temporary()).map(Conversation::id).forEach(wanted::add);
		for (var id : threads)
			wanted.add(new ThreadChoice(history).named(id).id());
		var report = run.run(progress -> services.exchange().write(wanted, format(), to, progress));
		if (json)
			invocation.terminal().println(Json.write(document(report)));
		else {
			invocation.terminal().println(Words.count(report.threads(), "thread") + " written to " + report.file() + ".");
			run.note(report.problems());
		}
		return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.EXCHANGE;
	}

	private ExportFormat format() {
		var name = to.getFileName().toString().toLowerCase(Locale.ROOT);
		return format.orElse(name.endsWith(".html") ? ExportFormat.HTML : name.endsWith(".pdf") ? ExportFormat.PDF
				: name.endsWith(".json.zip") ? ExportFormat.JSON : ExportFormat.MARKDOWN);
	}

	private static Object document(ExportReport report) {
		var document = new LinkedHashMap<String, Object>();
		document.put("file", report.file().toString());
		document.put("threads", report.threads());
		document.put("problems", ExchangeRun.documents(report.problems()));
		return document;
	}
}
