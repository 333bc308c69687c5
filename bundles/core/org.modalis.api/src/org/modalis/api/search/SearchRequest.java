package org.modalis.api.search;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A page of what a query finds. Begin with {@link #of} and narrow it.
 *
 * @param query what to look for; an empty one finds nothing
 * @param types which things; never empty
 * @param thread in this thread only, as when looking for something in the thread that is open
 * @param order which come first
 * @param offset how many to leave out
 * @param limit at most this many
 * @param patient whether to wait while the index is being made, which takes seconds in a large history; else what is there is
 *        found, and the page says that it is not complete
 */
public record SearchRequest(SearchQuery query, Set<SearchHit.Type> types, Optional<UUID> thread, Order order, int offset, int limit,
		boolean patient) {

	/** Which hits come first. */
	public enum Order {
		/** Those that match best; of those that match as well, the newest. */
		BEST,
		/** The newest. */
		NEWEST
	}

	/** How far pages reach: further hits are counted but not given. */
	public static final int DEEPEST = 10_000;

	public SearchRequest {
		Objects.requireNonNull(query);
		types = Set.copyOf(types);
		Objects.requireNonNull(thread);
		Objects.requireNonNull(order);
		if (types.isEmpty() || offset < 0 || limit < 0)
			throw new IllegalArgumentException("A search needs a type of hit, and a page that does not begin before the first");
	}

	/** The best hits of every type. */
	public static SearchRequest of(SearchQuery query, int limit) {
		return new SearchRequest(query, Set.of(SearchHit.Type.values()), Optional.empty(), Order.BEST, 0, limit, true);
	}

	public SearchRequest types(SearchHit.Type first, SearchHit.Type... more) {
		var all = new HashSet<>(Set.of(more));
		all.add(first);
		return new SearchRequest(query, all, thread, order, offset, limit, patient);
	}

	public SearchRequest in(UUID conversation) {
		return new SearchRequest(query, types, Optional.of(conversation), order, offset, limit, patient);
	}

	public SearchRequest order(Order by) {
		return new SearchRequest(query, types, thread, by, offset, limit, patient);
	}

	/** Another page of the same. */
	public SearchRequest from(int newOffset) {
		return new SearchRequest(query, types, thread, order, newOffset, limit, patient);
	}

	/** Does not wait while the index is being made. */
	public SearchRequest atOnce() {
		return new SearchRequest(query, types, thread, order, offset, limit, false);
	}
}
