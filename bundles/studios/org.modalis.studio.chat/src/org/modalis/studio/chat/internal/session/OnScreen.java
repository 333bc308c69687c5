package org.modalis.studio.chat.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;

/** The thread on the screen, if there is one, and those who draw it. Used from the session's thread; listeners come from any. */
final class OnScreen {

	private final Listeners<ConversationListener> listeners = new Listeners<>();
	private Optional<ShownThread> thread = Optional.empty();
	private Optional<UUID> lookedAt = Optional.empty();

	Subscription add(ConversationListener listener) {
		return listeners.add(listener);
	}

	/** Another thread is shown, or none; {@link #tellOpened} draws it. */
	void show(Optional<ShownThread> next) {
		thread = next;
		lookedAt = Optional.empty();
	}

	Optional<UUID> id() {
		return thread.map(ShownThread::id);
	}

	boolean is(UUID other) {
		return thread.isPresent() && thread.get().id().equals(other);
	}

	/** The newest finished answer. */
	Optional<Message> lastAnswer() {
		return thread.flatMap(ShownThread::lastAnswer);
	}

	void tellOpened(Optional<Conversation> conversation) throws HistoryException {
		List<Message> last = thread.isPresent() ? thread.get().last() : List.of();
		boolean more = thread.isPresent() && thread.get().more();
		listeners.tell(listener -> listener.opened(conversation, last, more));
		tellSiblings(last);
		if (lookedAt.isPresent())
			reveal(lookedAt.get());
	}

	/** When the thread is drawn again, on another branch, a message of that is to be looked at. */
	void lookAt(UUID message) {
		lookedAt = Optional.of(message);
	}

	private void tellSiblings(List<Message> messages) throws HistoryException {
		if (thread.isEmpty())
			return;
		var siblings = thread.get().siblings(messages);
		if (!siblings.isEmpty())
			listeners.tell(listener -> listener.siblings(siblings));
	}

	/** Whether a message of the thread belongs to another branch than the one that was drawn. */
	boolean isElsewhere(Message message) throws HistoryException {
		return thread.isPresent() && thread.get().isElsewhere(message);
	}

	void tellOlder() throws HistoryException {
		if (thread.isEmpty() || !thread.get().more())
			return;
		var messages = thread.get().older();
		boolean more = thread.get().more();
		listeners.tell(listener -> listener.older(messages, more));
		tellSiblings(messages);
	}

	/** Brings the messages from one of them on, so that it can be looked at. */
	private void reveal(UUID message) throws HistoryException {
		lookedAt = Optional.empty();
		while (!thread.get().has(message) && thread.get().more())
			tellOlder();
		if (thread.get().has(message))
			listeners.tell(listener -> listener.reveal(message));
	}

	void tellChanged(Message message) throws HistoryException {
		thread.ifPresent(shown -> shown.note(message));
		listeners.tell(listener -> listener.changed(message));
		tellSiblings(List.of(message));
	}

	/** Draws what has come of an answer, if it comes here. */
	void tellStreaming(LiveAnswer answer) {
		answer.run().ifPresent(run -> {
			var text = answer.take();
			boolean empty = text.answer().isEmpty() && text.reasoning().isEmpty();
			if (is(run.answer().conversation()) && !empty && !run.done())
				listeners.tell(listener -> listener.streaming(run.answer().id(), text.answer(), text.reasoning()));
		});
	}

	void tellWaiting(LiveAnswer answer, String reason, Duration wait) {
		answer.run().filter(run -> is(run.answer().conversation()))
				.ifPresent(run -> listeners.tell(listener -> listener.waiting(run.answer().id(), reason, wait)));
	}
}
