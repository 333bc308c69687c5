package org.modalis.api.search;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What was found in one thread.
 *
 * @param conversation the thread; empty for the prompts, which are a group of their own
 * @param title of the thread; empty for the prompts
 * @param hits the first of them, at most {@value #SHOWN}
 * @param total how many there are among those that were looked at
 */
public record SearchGroup(Optional<UUID> conversation, String title, List<SearchHit> hits, int total) {

	/** How many hits of a group are given; {@link SearchRequest#in} finds the others. */
	public static final int SHOWN = 3;

	public SearchGroup {
		Objects.requireNonNull(conversation);
		Objects.requireNonNull(title);
		hits = List.copyOf(hits);
	}
}
