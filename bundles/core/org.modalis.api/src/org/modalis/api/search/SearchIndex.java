package org.modalis.api.search;

import java.io.IOException;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Full-text search over all messages. The index follows the history by itself and is rebuilt from it when it is missing or
 * damaged: it holds nothing that the history does not.
 * <p>
 * Threads: any; blocks on the disk, so not from the UI thread.
 */
@ProviderType
public interface SearchIndex {

	/**
	 * The best hits, best first. Words are combined with AND, {@code "a phrase"} and {@code pref*} work; other punctuation is
	 * taken as text and never an error. Messages added before the call are found.
	 *
	 * @param limit at most this many
	 */
	List<SearchHit> search(String query, int limit) throws IOException;
}
