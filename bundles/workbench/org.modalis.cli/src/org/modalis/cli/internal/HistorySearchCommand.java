package org.modalis.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.search.SearchHit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches all messages. */
@Command(name = "search", description = "Finds messages that hold all the words; \"a phrase\" and pref* work.")
final class HistorySearchCommand implements Callable<Integer> {

	private static final int TITLE = 40;
	private static final int EXCERPT = 160;

	@Parameters(arity = "1..*", paramLabel = "WORDS", description = "what to look for")
	private List<String> words;

	@Option(names = { "-n", "--limit" }, paramLabel = "N", defaultValue = "20", description = "at most this many; 20 unless told")
	private int limit;

	@Option(names = "--json", description = "print a JSON array")
	private boolean json;

	private final Invocation invocation;

	HistorySearchCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, HistoryException, InterruptedException {
		Limit.check(limit);
		var services = invocation.services().get();
		var history = services.history().open();
		var hits = search(services);
		if (json)
			printJson(hits, history);
		else
			printTable(hits, history);
		return ExitCode.DONE;
	}

	private List<SearchHit> search(CommandServices services) throws CommandFailedException {
		var index = services.search().orElseThrow(() -> new CommandFailedException(ExitCode.HISTORY, "SEARCH_FAILED",
				"There is no search index in this installation. The history itself is not touched."));
		try {
			return index.search(String.join(" ", words), limit);
		} catch (IOException unreadable) {
			throw new CommandFailedException(ExitCode.HISTORY, "SEARCH_FAILED",
					"The search index could not be read. The history itself is not touched; try again.");
		}
	}

	private void printJson(List<SearchHit> hits, HistoryStore history) throws HistoryException {
		var documents = new ArrayList<Map<String, Object>>();
		for (var hit : hits) {
			var document = new LinkedHashMap<String, Object>();
			document.put("thread", hit.conversation().toString());
			document.put("title", title(history, hit.conversation()));
			document.put("message", hit.message().toString());
			document.put("excerpt", hit.excerpt());
			documents.add(document);
		}
		invocation.terminal().println(Json.write(documents));
	}

	private void printTable(List<SearchHit> hits, HistoryStore history) throws HistoryException {
		if (hits.isEmpty()) {
			invocation.terminal().noteln("Nothing was found.");
			return;
		}
		var table = new Table("THREAD", "TITLE", "FOUND");
		for (var hit : hits)
			table.add(Words.shortId(hit.conversation()), Words.line(title(history, hit.conversation()), TITLE),
					Words.line(hit.excerpt(), EXCERPT));
		invocation.terminal().print(table.toString());
	}

	private static String title(HistoryStore history, UUID thread) throws HistoryException {
		return history.conversation(thread).map(Conversation::title).orElse("");
	}
}
