package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;

/**
 * The stretch of a thread that is on the screen: its last messages at first, and others on demand. It never gets long, so a thread
 * of any length opens by reading a page and can be read from end to end. Used from the session's thread only.
 */
final class ShownThread {

	/** How many are read when a place is opened. */
	private static final int PAGE = 60;
	/** How many come when somebody scrolls. */
	private static final int STEP = 30;
	/** How many are on the screen at once. */
	private static final int MOST = 180;
	/** How many are read at once on the way to the beginning. */
	private static final int FAR = 1_000;

	private final HistoryStore history;
	private final UUID id;
	private final List<UUID> drawn = new ArrayList<>();
	private Optional<UUID> newest = Optional.empty();
	private Optional<Message> lastAnswer = Optional.empty();
	private boolean earlier;
	private boolean later;

	ShownThread(HistoryStore history, UUID id) {
		this.history = history;
		this.id = id;
	}

	UUID id() {
		return id;
	}

	/** The end of the thread. */
	List<Message> last() throws HistoryException {
		return turn(readEnd());
	}

	private List<Message> readEnd() throws HistoryException {
		var read = history.lastMessages(id, PAGE);
		newest = read.isEmpty() ? Optional.empty() : Optional.of(read.getLast().id());
		lastAnswer = read.reversed().stream().filter(ShownThread::isFinishedAnswer).findFirst();
		return read;
	}

	/** A message with those around it; the end of the thread when it stands there, or is not there. */
	List<Message> around(UUID message) throws HistoryException {
		var end = readEnd();
		Optional<Message> found = history.message(message).filter(there -> there.conversation().equals(id));
		if (found.isEmpty() || end.stream().anyMatch(each -> each.id().equals(message)))
			return turn(end);
		var all = new ArrayList<>(history.messagesBefore(message, PAGE / 2));
		all.add(found.get());
		all.addAll(history.messagesAfter(message, PAGE / 2));
		return turn(all);
	}

	/** The beginning of the thread. */
	List<Message> first() throws HistoryException {
		var page = readEnd();
		while (!page.isEmpty() && page.getFirst().parent().isPresent())
			page = history.messagesBefore(page.getFirst().id(), FAR);
		return turn(page.size() > PAGE ? page.subList(0, PAGE) : page);
	}

	private List<Message> turn(List<Message> read) {
		drawn.clear();
		read.forEach(message -> drawn.add(message.id()));
		earlier = !read.isEmpty() && read.getFirst().parent().isPresent();
		later = !read.isEmpty() && !isNewest(read.getLast().id());
		return read;
	}

	Stretch older() throws HistoryException {
		if (!earlier)
			return Stretch.NOTHING;
		var read = history.messagesBefore(drawn.getFirst(), STEP);
		earlier = !read.isEmpty() && read.getFirst().parent().isPresent();
		drawn.addAll(0, read.stream().map(Message::id).toList());
		var left = leave(drawn.size() - MOST, true);
		later |= !left.isEmpty();
		return new Stretch(read, left);
	}

	Stretch newer() throws HistoryException {
		if (!later)
			return Stretch.NOTHING;
		var read = history.messagesAfter(drawn.getLast(), STEP);
		drawn.addAll(read.stream().map(Message::id).toList());
		later = read.size() == STEP && !isNewest(drawn.getLast());
		var left = leave(drawn.size() - MOST, false);
		earlier |= !left.isEmpty();
		return new Stretch(read, left);
	}

	private List<UUID> leave(int count, boolean last) {
		var gone = count <= 0 ? drawn.subList(0, 0) : last ? drawn.subList(drawn.size() - count, drawn.size()) : drawn.subList(0, count);
		var left = List.copyOf(gone);
		gone.clear();
		return left;
	}

	/** Takes in a message that is new or has changed, and remembers the newest answer, for the figures in the header. */
	void note(Message message) {
		if (isFinishedAnswer(message))
			lastAnswer = Optional.of(message);
		if (!newest.equals(message.parent()))
			return;
		newest = Optional.of(message.id());
		if (!later)
			drawn.add(message.id());
	}

	private static boolean isFinishedAnswer(Message message) {
		return message.role() == Message.Role.ASSISTANT && message.state() != Message.State.STREAMING;
	}

	/** Whether a message ends the branch. */
	boolean isNewest(UUID message) {
		return newest.equals(Optional.of(message));
	}

	/** Whether a message neither follows the newest one nor is it: then another branch is shown now. */
	boolean isElsewhere(Message message) throws HistoryException {
		return !newest.equals(message.parent()) && !isNewest(message.id())
				&& history.conversation(id).flatMap(Conversation::leaf).equals(Optional.of(message.id()));
	}

	/** Which of some messages have siblings. */
	Map<UUID, Siblings> siblings(List<Message> messages) throws HistoryException {
		var all = new HashMap<>(history.branches().siblings(messages.stream().map(Message::id).toList()));
		all.values().removeIf(siblings -> siblings.all().size() < 2);
		return all;
	}

	/** Whether there are messages before those that are shown. */
	boolean earlier() {
		return earlier;
	}

	/** Whether there are messages after those that are shown. */
	boolean later() {
		return later;
	}

	boolean has(UUID message) {
		return drawn.contains(message);
	}

	Optional<Message> lastAnswer() {
		return lastAnswer;
	}
}
