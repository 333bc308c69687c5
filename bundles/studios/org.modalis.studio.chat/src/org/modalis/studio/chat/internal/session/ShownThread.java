package org.modalis.studio.chat.internal.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;

/**
 * The part of a thread that is on the screen: its last messages and, on demand, those before. A thread of any length opens by
 * reading a page. Used from the session's thread only.
 */
final class ShownThread {

	private static final int PAGE = 60;

	private final HistoryStore history;
	private final UUID id;
	private Optional<UUID> oldest = Optional.empty();
	private Optional<UUID> newest = Optional.empty();
	private Optional<Message> lastAnswer = Optional.empty();
	private final Set<UUID> drawn = new HashSet<>();
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
		oldest = Optional.empty();
		newest = Optional.empty();
		lastAnswer = Optional.empty();
		drawn.clear();
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
		read.forEach(message -> drawn.add(message.id()));
		return read;
	}

	/** Whether a message was read. */
	boolean has(UUID message) {
		return drawn.contains(message);
	}

	/** Remembers the newest answer, for the figures in the header. */
	void note(Message message) {
		drawn.add(message.id());
		if (message.role() == Message.Role.ASSISTANT && message.state() != Message.State.STREAMING)
			lastAnswer = Optional.of(message);
		if (oldest.isEmpty())
			oldest = Optional.of(message.id());
		if (newest.equals(message.parent()))
			newest = Optional.of(message.id());
	}

	/** Whether a message neither follows the newest one nor is it: then another branch is shown now. */
	boolean isElsewhere(Message message) throws HistoryException {
		return !newest.equals(message.parent()) && !newest.equals(Optional.of(message.id()))
				&& history.conversation(id).flatMap(Conversation::leaf).equals(Optional.of(message.id()));
	}

	/** Which of some messages have siblings. */
	Map<UUID, Siblings> siblings(List<Message> messages) throws HistoryException {
		var all = new HashMap<>(history.branches().siblings(messages.stream().map(Message::id).toList()));
		all.values().removeIf(siblings -> siblings.all().size() < 2);
		return all;
	}

	boolean more() {
		return more;
	}

	Optional<Message> lastAnswer() {
		return lastAnswer;
	}
}
