package org.modalis.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

import org.modalis.api.exchange.BackupInfo;
import org.modalis.api.history.HistoryException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps the whole workspace in one archive. */
@Command(name = "backup", description = "Keeps history, attached files, prompts, settings and the record of calls in one archive, without keys.")
final class BackupCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "the archive to write")
	private Path file;

	@Option(names = "--force", description = "replace the file when there is one")
	private boolean force;

	@Option(names = "--json", description = "print one JSON document")
	private boolean json;

	private final Invocation invocation;

	BackupCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, HistoryException, InterruptedException {
		if (Files.exists(file) && !force)
			throw CommandFailedException.wrongUse(file + " is there already. Add --force to replace it. Nothing was written.");
		var backup = invocation.services().get().backup();
		var info = new ExchangeRun(invocation).run(progress -> backup.backUp(file, progress));
		invocation.terminal().println(json ? Json.write(document(info)) : "Backed up and checked: " + words(info) + " in " + info.file() + ".");
		return ExitCode.DONE;
	}

	static String words(BackupInfo info) {
		return Words.count(info.threads(), "thread") + " and " + Words.count(info.files(), "attached file");
	}

	static LinkedHashMap<String, Object> document(BackupInfo info) {
		var document = new LinkedHashMap<String, Object>();
		document.put("file", info.file().toString());
		document.put("made", info.made().toString());
		document.put("threads", info.threads());
		document.put("files", info.files());
		document.put("bytes", info.bytes());
		return document;
	}
}
