package org.modalis.search.lucene.internal;

import java.nio.file.Path;
import java.time.Clock;

import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;

/** A process that changes a history, searches now and then, and says {@code open} and the number of each step, until it is killed. */
final class EndlessIndexer {

	private EndlessIndexer() {
	}

	/** Arguments: the workspace, and how many steps the history has. */
	public static void main(String[] arguments) throws Exception {
		var history = new KnownHistory(Integer.parseInt(arguments[1]));
		var index = new LuceneSearchIndex(history.store().service(), Path.of(arguments[0]), Clock.systemUTC());
		var request = SearchRequest.of(SearchQuery.parse("word"), 1);
		index.search(request);
		System.out.println("open");
		while (true) {
			history.step();
			if (history.steps() % 7 == 0)
				index.search(request);
			history.store().settle();
			System.out.println(history.steps());
			System.out.flush();
		}
	}
}
