package org.modalis.cli.internal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.modalis.api.transport.CallLog;
import org.modalis.api.transport.CallRecord;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what left this machine. */
@Command(name = "calls", description = "Shows what left this machine: every call with its server, size and time, never its content.")
final class CallsCommand implements Callable<Integer> {

	private static final int SHOWN = 50;

	@Option(names = "--since", paramLabel = "DATE", description = "the calls from this day on, oldest first, for example 2026-11-01;"
			+ " without it the newest 50, or with --csv and --json all")
	private Optional<String> since = Optional.empty();

	@ArgGroup
	private Form form = new Form();

	private static final class Form {

		@Option(names = "--json", description = "print a JSON array")
		private boolean json;

		@Option(names = "--csv", description = "print CSV with a line of headings")
		private boolean csv;
	}

	private final Invocation invocation;

	CallsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, InterruptedException {
		var from = from();
		try {
			print(invocation.services().get().calls(), from);
		} catch (IOException e) {
			throw new CommandFailedException(ExitCode.HISTORY, "CALLS",
					"The record of calls in this workspace could not be read. Nothing was changed; see whether its folder calls can be read.");
		}
		return ExitCode.DONE;
	}

	private Instant from() throws CommandFailedException {
		try {
			return since.map(day -> LocalDate.parse(day).atStartOfDay(invocation.zone()).toInstant()).orElse(Instant.EPOCH);
		} catch (DateTimeException e) {
			throw CommandFailedException.wrongUse("--since takes a day such as 2026-11-01.");
		}
	}

	private void print(CallLog calls, Instant from) throws IOException {
		var text = new StringBuilder();
		if (form.csv)
			calls.exportCsv(from, text);
		else if (form.json)
			calls.exportJson(from, text);
		else
			text.append(table(calls, from));
		invocation.terminal().print(text);
	}

	private String table(CallLog calls, Instant from) throws IOException {
		var shown = new ArrayList<CallRecord>();
		if (since.isPresent())
			calls.forEach(from, shown::add);
		else
			shown.addAll(calls.recent(SHOWN).reversed());
		if (shown.isEmpty()) {
			invocation.terminal().noteln("No call is recorded.");
			return "";
		}
		var table = new Table("WHEN", "HOST", "SENT", "RECEIVED", "TIME", "END", "FILES", "MODEL");
		for (var each : shown)
			table.add(Words.time(each.when(), invocation.zone()), each.host(), each.bytesOut() + " B", each.bytesIn() + " B",
					each.duration().toMillis() + " ms", end(each), Integer.toString(each.attachments().size()),
					each.model().map(Object::toString).orElse("-"));
		return table.toString();
	}

	private static String end(CallRecord call) {
		if (call.cancelled())
			return "stopped";
		var status = call.status().isPresent() ? Integer.toString(call.status().getAsInt()) : "";
		return (status + call.error().map(kind -> " " + Words.of(kind)).orElse("")).strip();
	}
}
