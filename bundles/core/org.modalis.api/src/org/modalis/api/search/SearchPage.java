package org.modalis.api.search;

import java.util.List;

/**
 * A page of what was found.
 *
 * @param found best or newest first
 * @param total how many there are on all pages
 * @param counted whether {@code total} is the number; else there are at least so many
 * @param complete whether all of the history was looked at; not while the index is being made
 */
public record SearchPage<T>(List<T> found, long total, boolean counted, boolean complete) {

	public SearchPage {
		found = List.copyOf(found);
	}
}
