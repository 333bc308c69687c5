package org.modalis.core.internal.chat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Lets one question of a thread be answered at a time, by as many models as like. Threads: any. */
final class Turnstile {

	private record Turn(UUID question, int answers) {
	}

	private final Map<UUID, Turn> turns = new HashMap<>();

	/** Whether an answer to this question may begin; then {@link #leave} has to follow. */
	synchronized boolean enter(UUID conversation, UUID question) {
		var turn = turns.get(conversation);
		if (turn != null && !turn.question().equals(question))
			return false;
		turns.put(conversation, new Turn(question, turn == null ? 1 : turn.answers() + 1));
		return true;
	}

	synchronized void leave(UUID conversation) {
		turns.computeIfPresent(conversation, (id, turn) -> turn.answers() == 1 ? null : new Turn(turn.question(), turn.answers() - 1));
	}
}
