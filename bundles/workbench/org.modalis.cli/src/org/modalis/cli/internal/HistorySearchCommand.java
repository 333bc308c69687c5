package org.modalis.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message.Role;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.SearchTerm.Kind;
import org.modalis.api.search.TextRange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches threads, messages, attached files and prompts. */
@Command(name = "search", description = "Finds threads, messages, attached files and prompts.")
final class HistorySearchCommand implements Callable<Integer> {

	private static final int TITLE = 40;
	private static final int EXCERPT = 160;
	private static final int EXAMPLE = 20;

	@Parameters(arity = "1..*", paramLabel = "QUERY", description = "what to look for; put -- before it when it begins with a minus")
	private List<String> words;

	@Option(names = { "-n", "--limit" }, paramLabel = "N", defaultValue = "20", description = "at most this many; 20 unless told")
	private int limit;

	@Option(names = "--newest", description = "the newest first, not the best")
	private boolean newest;

	@Option(names = "--json", description = "print a JSON array")
	private boolean json;

	private final Invocation invocation;

	HistorySearchCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	/** Told by the library where this stands among the commands: then its help can say how a query is written. */
	@Spec
	void setSpec(CommandSpec spec) {
		var lines = new ArrayList<String>(List.of("", "A query is words that must all be there, and these:"));
		for (Kind kind : Kind.values())
			lines.add("  " + kind.example() + " ".repeat(Math.max(1, EXAMPLE - kind.example().length())) + kind.meaning());
		lines.add("A minus before any of them excludes. What is not understood is looked for as text.");
		spec.usageMessage().footer(lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new));
	}

	@Override
	public Integer call() throws CommandFailedException, HistoryException, InterruptedException {
		Limit.check(limit);
		var index = invocation.services().get().search().orElseThrow(() -> new CommandFailedException(ExitCode.HISTORY,
				"SEARCH_FAILED", "There is no search index in this installation. The history itself is not touched."));
		var hits = search(index);
		if (json)
			invocation.terminal().println(Json.write(hits.stream().map(HistorySearchCommand::document).toList()));
		else
			printTable(hits);
		return ExitCode.DONE;
	}

	private List<SearchHit> search(SearchIndex index) throws CommandFailedException {
		var request = SearchRequest.of(SearchQuery.parse(String.join(" ", quoted())), limit);
		try {
			return index.search(newest ? request.order(SearchRequest.Order.NEWEST) : request).found();
		} catch (IOException unreadable) {
			throw new CommandFailedException(ExitCode.HISTORY, "SEARCH_FAILED",
					"The search index could not be read. The history itself is not touched; try again.");
		}
	}

	/** The shell took quotes away from {@code in:"a title"}; an argument with spaces after a colon gets them back. */
	private List<String> quoted() {
		return words.stream().map(word -> word.replaceFirst("^(-?\\p{Alpha}+:)([^\"]*\\s[^\"]*)$", "$1\"$2\"")).toList();
	}

	private static Map<String, Object> document(SearchHit hit) {
		var document = new LinkedHashMap<String, Object>();
		document.put("type", hit.type().name());
		document.put("thread", text(hit.conversation()));
		document.put("title", hit.title());
		document.put("message", text(hit.message()));
		document.put("prompt", text(hit.prompt()));
		document.put("role", hit.role().map(Enum::name).orElse(null));
		document.put("model", hit.model().map(Object::toString).orElse(null));
		document.put("time", hit.time().toString());
		document.put("excerpt", hit.excerpt().text());
		document.put("similar", hit.similar());
		document.put("matches", hit.excerpt().matches().stream().map(HistorySearchCommand::document).toList());
		return document;
	}

	private static Map<String, Object> document(TextRange match) {
		var document = new LinkedHashMap<String, Object>();
		document.put("start", match.start());
		document.put("end", match.end());
		return document;
	}

	private static String text(Optional<UUID> id) {
		return id.map(UUID::toString).orElse(null);
	}

	private void printTable(List<SearchHit> hits) {
		if (hits.isEmpty()) {
			invocation.terminal().noteln("Nothing was found.");
			return;
		}
		var table = new Table("THREAD", "TITLE", "WHAT", "FOUND");
		for (var hit : hits)
			table.add(hit.conversation().map(Words::shortId).orElse("-"), Words.line(hit.title(), TITLE), what(hit),
					Words.line(hit.excerpt().text(), EXCERPT));
		invocation.terminal().print(table.toString());
	}

	/** What was found by its meaning only says so: it need not have the words. */
	private static String what(SearchHit hit) {
		return (hit.similar() ? "similar, " : "") + kind(hit);
	}

	private static String kind(SearchHit hit) {
		return switch (hit.type()) {
		case THREAD -> "thread";
		case PROMPT -> "prompt";
		case ATTACHMENT -> "file";
		case MESSAGE -> hit.model().map(Object::toString).orElse(hit.role().equals(Optional.of(Role.USER)) ? "you" : "model");
		};
	}
}
