package org.modalis.studio.chat.internal.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;

/** What is done with the branches of a thread without asking a model. Stateless. */
final class Branches {
	private Branches() {
	}

	/** Keeps a changed question beside the one that was edited, with the same files; empty when there is nothing to keep. */
	static Optional<UUID> edit(HistoryStore history, UUID question, String text) throws HistoryException {
		var old = history.message(question);
		if (old.isEmpty() || text.isBlank())
			return Optional.empty();
		var changed = Message.user(Ids.next(), old.get().conversation(), old.get().parent(), text.strip(), Instant.now())
				.withAttachments(old.get().attachments());
		history.append(changed);
		return Optional.of(changed.id());
	}

	/** Shows the branch through the sibling before (negative) or after a message, if there is one. */
	static void showSibling(HistoryStore history, UUID message, int places) throws HistoryException {
		var siblings = history.branches().siblings(List.of(message)).get(message);
		if (siblings == null)
			return;
		var next = places < 0 ? siblings.previous() : siblings.next();
		if (next.isPresent())
			history.branches().show(next.get());
	}
}
