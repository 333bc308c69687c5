package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;

/**
 * The part of a thread that is on the screen: its last messages and, on demand, those before. A thread of any length opens by
 * reading a page. Used from the session's thread only.
 */
final class ShownThread {

	private static final int PAGE = 60;

	private final HistoryStore history;
	private final UUID id;
	private Optional<UUID> oldest = Optional.empty();
	private Optional<Message> lastAnswer = Optional.empty();
	private boolean more;

	ShownThread(HistoryStore history, UUID id) {
		this.history = history;
		this.id = id;
	}

	UUID id() {
		return id;
	}

	List<Message> last() throws HistoryException {
		var read = history.lastMessages(id, PAGE);
		read.forEach(this::note);
		return turned(read);
	}

	List<Message> older() throws HistoryException {
		return more ? turned(history.messagesBefore(oldest.orElseThrow(), PAGE)) : List.of();
	}

	private List<Message> turned(List<Message> read) {
		more = !read.isEmpty() && read.getFirst().parent().isPresent();
		if (!read.isEmpty())
			oldest = Optional.of(read.getFirst().id());
		return read;
	}

	/** Remembers the newest answer, for the figures in the header. */
	void note(Message message) {
		if (message.role() == Message.Role.ASSISTANT && message.state() != Message.State.STREAMING)
			lastAnswer = Optional.of(message);
		if (oldest.isEmpty())
			oldest = Optional.of(message.id());
	}

	boolean more() {
		return more;
	}

	Optional<Message> lastAnswer() {
		return lastAnswer;
	}
}
