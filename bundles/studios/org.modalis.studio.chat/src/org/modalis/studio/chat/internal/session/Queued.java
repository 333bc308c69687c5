package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.modalis.api.history.Attachment;

/**
 * A message that waits until the answer before it has come.
 *
 * @param text blank only where files speak for themselves
 * @param files what is attached to it, which the history keeps
 */
public record Queued(UUID id, String text, List<Attachment> files) {

	public Queued {
		Objects.requireNonNull(id);
		files = List.copyOf(files);
		if (text.isBlank() && files.isEmpty())
			throw new IllegalArgumentException("A message cannot be blank");
	}

	/** Whether it could say this: blank text needs a file. */
	boolean canSay(String other) {
		return !other.isBlank() || !files.isEmpty();
	}

	Queued withText(String other) {
		return new Queued(id, other, files);
	}

	/** What says the message in a word: its text, or the names of its files. */
	public String title() {
		return text.isBlank() ? String.join(", ", files.stream().map(Attachment::fileName).toList()) : text;
	}
}
