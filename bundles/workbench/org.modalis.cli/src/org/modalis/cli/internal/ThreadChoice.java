package org.modalis.cli.internal;

import java.util.List;
import java.util.Locale;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;

/** Finds the thread that a user named by its id, or by the beginning or end of it, as {@code history list} shows it. */
final class ThreadChoice {

	private static final int SHORTEST = 4;

	private final HistoryStore history;

	ThreadChoice(HistoryStore history) {
		this.history = history;
	}

	Conversation named(String id) throws HistoryException, CommandFailedException {
		var part = id.strip().toLowerCase(Locale.ROOT);
		var found = part.length() < SHORTEST ? List.<Conversation>of()
				: history.conversations().stream().filter(thread -> matches(thread, part)).toList();
		if (found.isEmpty())
			throw CommandFailedException.wrongUse("There is no thread " + id + ". To see them: modalis history list");
		if (found.size() > 1)
			throw CommandFailedException.wrongUse(id + " fits " + found.size() + " threads. Give more of the id.");
		return found.getFirst();
	}

	Conversation newest() throws HistoryException, CommandFailedException {
		var all = history.conversations();
		if (all.isEmpty())
			throw CommandFailedException.wrongUse("There is no thread yet to continue. Leave out --continue to begin one.");
		return all.getFirst();
	}

	private static boolean matches(Conversation thread, String part) {
		var id = thread.id().toString();
		return id.startsWith(part) || id.endsWith(part);
	}
}
