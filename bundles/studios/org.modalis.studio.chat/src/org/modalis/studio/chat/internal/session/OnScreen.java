package org.modalis.studio.chat.internal.session;

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
	private Optional<Conversation> told = Optional.empty();
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

	/** Draws the end of the thread, or what is to be looked at. */
	void tellOpened(Optional<Conversation> conversation) throws HistoryException {
		Optional<UUID> wanted = lookedAt;
		lookedAt = Optional.empty();
		told = conversation;
		List<Message> read = thread.isEmpty() ? List.of() : wanted.isPresent() ? thread.get().around(wanted.get()) : thread.get().last();
		tell(read);
		if (wanted.isPresent() && thread.isPresent() && thread.get().has(wanted.get()))
			listeners.tell(listener -> listener.reveal(wanted.get()));
	}

	private void tell(List<Message> read) throws HistoryException {
		boolean earlier = thread.isPresent() && thread.get().earlier();
		boolean later = thread.isPresent() && thread.get().later();
		listeners.tell(listener -> {
			if (later)
				listener.openedAt(told, read, earlier);
			else
				listener.opened(told, read, earlier);
		});
		tellSiblings(read);
	}

	/** Moves what is drawn of the thread. */
	void page(Paging where) throws HistoryException {
		if (thread.isEmpty())
			return;
		switch (where) {
		case OLDER -> tellOlder();
		case NEWER -> tellNewer();
		case FIRST -> tell(thread.get().first());
		case LATEST -> tell(thread.get().last());
		}
	}

	/** Draws a message with those around it. */
	void tellAround(UUID message) throws HistoryException {
		if (thread.isPresent())
			tell(thread.get().around(message));
	}

	/** When the thread is drawn next, on another branch, a message of that is to be looked at. */
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

	private void tellOlder() throws HistoryException {
		Stretch stretch = thread.get().older();
		boolean earlier = thread.get().earlier();
		listeners.tell(listener -> listener.older(stretch.came(), earlier));
		tellLeft(stretch);
	}

	private void tellNewer() throws HistoryException {
		Stretch stretch = thread.get().newer();
		boolean later = thread.get().later();
		listeners.tell(listener -> listener.newer(stretch.came(), later));
		tellLeft(stretch);
	}

	private void tellLeft(Stretch stretch) throws HistoryException {
		if (!stretch.left().isEmpty())
			listeners.tell(listener -> listener.left(stretch.left()));
		tellSiblings(stretch.came());
	}

	/** Who asks wants to see what comes: then the end is drawn, wherever he was. */
	void tellChanged(Message message) throws HistoryException {
		thread.ifPresent(shown -> shown.note(message));
		if (message.role() == Message.Role.USER && thread.isPresent() && thread.get().later() && thread.get().isNewest(message.id())) {
			page(Paging.LATEST);
			return;
		}
		listeners.tell(listener -> listener.changed(message));
		tellSiblings(List.of(message));
	}

	/** Draws how far an answer is, after the thread was drawn. */
	void tellComing(LiveAnswer answer) {
		tellWaiting(answer);
		tellStreaming(answer);
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

	/** Says what an answer waits for, if it comes here and waits. */
	void tellWaiting(LiveAnswer answer) {
		answer.run().filter(run -> is(run.answer().conversation())).ifPresent(run -> answer.waits().ifPresent(
				wait -> listeners.tell(listener -> listener.waiting(run.answer().id(), wait.reason(), wait.length()))));
	}
}
