package org.modalis.studio.chat.internal.view;

import java.util.Optional;
import java.util.UUID;

/** What a user can ask for in a conversation, and what it tells of itself. Called on the UI thread. */
public interface Wishes {

	/** Copies a message's text. */
	void copy(UUID message);

	/** Copies one code block of a message, counted from 0. */
	void copyCode(UUID message, int number);

	/** Shows where a link leads, and opens it in the system's browser if the user agrees. */
	void open(String address);

	/** Shows earlier messages. */
	void older();

	/** Stops the answer. */
	void stop();

	/** The last messages of a thread are on the screen now; an empty thread when none is named. */
	void drawn(Optional<UUID> thread);
}
