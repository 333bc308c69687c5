package org.modalis.api.search;

import java.io.IOException;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Full-text search over threads, messages, attached files and prompts. The index follows the history by itself and is rebuilt from
 * it when it is missing, damaged or of another form: it holds nothing that the history does not, and nothing of temporary threads.
 * <p>
 * Threads: any; blocks on the disk, so not from the UI thread. The first search opens the index; one with an empty query just
 * does that. An interrupt does no harm, and the interrupt status is kept.
 */
@ProviderType
public interface SearchIndex {

	/** A page of hits. What was added to the history before the call is found. */
	SearchPage<SearchHit> search(SearchRequest request) throws IOException;

	/**
	 * A page of threads with hits, the one with the first hit first; the request's offset and limit count threads. The thousand
	 * first hits are looked at.
	 */
	SearchPage<SearchGroup> searchThreads(SearchRequest request) throws IOException;

	/** Where the words and phrases of a query are in any text, for highlighting; in order and apart from each other. */
	List<TextRange> matches(SearchQuery query, String text);
}
