package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Objects;

/**
 * The messages that wait in a thread.
 *
 * @param messages in the order in which they will be sent
 * @param paused why none is sent until the user says so, in a sentence; empty text while they are sent as answers end
 */
public record Waiting(List<Queued> messages, String paused) {

	/** Nothing waits. */
	public static final Waiting NONE = new Waiting(List.of(), "");

	public Waiting {
		messages = List.copyOf(messages);
		Objects.requireNonNull(paused);
	}
}
