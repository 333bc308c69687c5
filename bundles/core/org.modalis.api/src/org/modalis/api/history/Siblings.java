package org.modalis.api.history;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The messages that follow the same message, one of which is looked at: for a pager as in ‹2/3›.
 *
 * @param all in the order in which they were added, the one that is looked at included
 * @param position of the one that is looked at, from zero
 */
public record Siblings(List<UUID> all, int position) {

	public Siblings {
		all = List.copyOf(all);
		Objects.checkIndex(position, all.size());
	}

	public Optional<UUID> previous() {
		return position == 0 ? Optional.empty() : Optional.of(all.get(position - 1));
	}

	public Optional<UUID> next() {
		return position == all.size() - 1 ? Optional.empty() : Optional.of(all.get(position + 1));
	}
}
