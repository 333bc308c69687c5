package org.modalis.api.history;

import java.util.Objects;
import java.util.Optional;

/**
 * How a thread is filed.
 *
 * @param pinned whether it stays at the top of lists
 * @param archived whether it is put away
 * @param folder the name of the folder it is in; empty for none
 */
public record Filing(boolean pinned, boolean archived, Optional<String> folder) {

	/** As a new thread is. */
	public static final Filing NONE = new Filing(false, false, Optional.empty());

	public Filing {
		Objects.requireNonNull(folder);
		if (folder.isPresent() && folder.get().isBlank())
			throw new IllegalArgumentException("A folder needs a name");
	}

	public Filing withPinned(boolean now) {
		return new Filing(now, archived, folder);
	}

	public Filing withArchived(boolean now) {
		return new Filing(pinned, now, folder);
	}

	public Filing withFolder(Optional<String> now) {
		return new Filing(pinned, archived, now);
	}
}
