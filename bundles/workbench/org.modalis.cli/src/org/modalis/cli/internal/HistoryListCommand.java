package org.modalis.cli.internal;

import java.util.concurrent.Callable;

import org.modalis.api.history.HistoryException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the threads, newest first. */
@Command(name = "list", description = "Lists the threads, the one with the newest message first.")
final class HistoryListCommand implements Callable<Integer> {

	private static final int TITLE = 60;

	@Option(names = { "-n", "--limit" }, paramLabel = "N", defaultValue = "20", description = "at most this many; 20 unless told")
	private int limit;

	@Option(names = "--json", description = "print a JSON array")
	private boolean json;

	private final Invocation invocation;

	HistoryListCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, HistoryException, InterruptedException {
		Limit.check(limit);
		var threads = invocation.services().get().history().open().conversations().stream().limit(limit).toList();
		var terminal = invocation.terminal();
		if (json) {
			terminal.println(Json.write(threads.stream().map(Json::of).toList()));
			return ExitCode.DONE;
		}
		if (threads.isEmpty()) {
			terminal.noteln("There is no thread yet.");
			return ExitCode.DONE;
		}
		var table = new Table("THREAD", "UPDATED", "MODEL", "TITLE");
		for (var thread : threads)
			table.add(Words.shortId(thread.id()), Words.time(thread.updated(), invocation.zone()),
					thread.model().map(Object::toString).orElse("-"), Words.line(thread.title(), TITLE));
		terminal.print(table.toString());
		return ExitCode.DONE;
	}
}
