package org.modalis.studio.chat.internal.search;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.search.SearchPage;
import org.modalis.api.search.SearchRequest;

/**
 * Looks for what is being typed, away from the UI thread: one search after the other, and of those that wait only the newest.
 * Threads: any; the listener is called from a thread of the executor.
 */
final class SearchWork {

	/** What came of a search: a page, or a sentence for the user. */
	record Found(SearchRequest request, Optional<SearchPage<SearchHit>> page, String failure) {
	}

	private final SearchIndex index;
	private final Executor executor;
	private final Consumer<Found> listener;
	private final AtomicReference<SearchRequest> waiting = new AtomicReference<>();

	SearchWork(SearchIndex index, Executor executor, Consumer<Found> listener) {
		this.index = index;
		this.executor = executor;
		this.listener = listener;
	}

	/** Looks for something else. */
	void look(SearchRequest request) {
		if (waiting.getAndSet(request) == null)
			executor.execute(this::run);
	}

	private void run() {
		SearchRequest request;
		while ((request = waiting.get()) != null) {
			listener.accept(find(request));
			if (waiting.compareAndSet(request, null))
				return;
		}
	}

	private Found find(SearchRequest request) {
		try {
			return new Found(request, Optional.of(index.search(request)), "");
		} catch (IOException e) {
			return new Found(request, Optional.empty(),
					"The search index cannot be read now. Nothing of the history is lost; try again in a moment.");
		}
	}
}
