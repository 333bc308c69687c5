package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.UUID;

import org.modalis.api.history.Message;

/**
 * What comes to the messages on the screen, and what leaves them.
 *
 * @param came oldest first
 * @param left those at the other end that are shown no longer, because there would be too many
 */
record Stretch(List<Message> came, List<UUID> left) {

	static final Stretch NOTHING = new Stretch(List.of(), List.of());

	Stretch {
		came = List.copyOf(came);
		left = List.copyOf(left);
	}
}
