package org.modalis.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.modalis.api.exchange.RestoreReport;
import org.modalis.api.history.HistoryException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back. */
@Command(name = "restore", description = "Puts a backup in place of what is in the workspace. What is there is kept in a backup of its own.")
final class RestoreCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "the archive that modalis backup wrote")
	private Path file;

	@Option(names = { "-y", "--yes" }, description = "do it although the workspace has something in it")
	private boolean yes;

	@Option(names = "--check", description = "only find out whether the archive is good")
	private boolean check;

	@Option(names = "--json", description = "print one JSON document")
	private boolean json;

	private final Invocation invocation;

	RestoreCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, HistoryException, InterruptedException {
		var backup = invocation.services().get().backup();
		var run = new ExchangeRun(invocation);
		if (check) {
			var info = run.run(progress -> backup.check(file, progress));
			invocation.terminal().println(json ? Json.write(BackupCommand.document(info)) : "The backup is good: " + BackupCommand.words(info)
					+ ", made " + Words.time(info.made(), invocation.zone()) + ".");
			return ExitCode.DONE;
		}
		if (!yes && run.run(progress -> backup.hasContents()))
			throw CommandFailedException.wrongUse("The workspace has threads or prompts. To put the backup in their place, add --yes;"
					+ " a backup of what is there is kept. Nothing was changed.");
		run.run(progress -> backup.prepare(file, progress));
		var report = run.run(progress -> backup.carryOut()).orElseThrow();
		invocation.terminal().println(json ? Json.write(document(report)) : sentence(report));
		return ExitCode.DONE;
	}

	private String sentence(RestoreReport report) {
		return "Restored " + BackupCommand.words(report.restored()) + " of " + Words.time(report.restored().made(), invocation.zone()) + "."
				+ report.safety().map(path -> "\nWhat was there before is kept in " + path + ".").orElse("");
	}

	private static Object document(RestoreReport report) {
		var document = BackupCommand.document(report.restored());
		document.put("safety", report.safety().map(Path::toString).orElse(null));
		document.put("aside", report.aside().toString());
		return document;
	}
}
