package org.modalis.studio.chat.internal.session;

import java.util.Objects;
import java.util.UUID;

/** A message that waits until the answer before it has come. */
public record Queued(UUID id, String text) {

	public Queued {
		Objects.requireNonNull(id);
		if (text.isBlank())
			throw new IllegalArgumentException("A message cannot be blank");
	}
}
