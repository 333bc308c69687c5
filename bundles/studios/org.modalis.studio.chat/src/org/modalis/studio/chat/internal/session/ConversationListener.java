package org.modalis.studio.chat.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;

/** Hears what is to be seen of the one thread on the screen. Called in order from the session's thread, never the UI's. */
public interface ConversationListener {

	/**
	 * Another thread is on the screen.
	 *
	 * @param thread empty for a new thread without a question
	 * @param last its last messages, oldest first
	 * @param more whether there are messages before them
	 */
	void opened(Optional<Conversation> thread, List<Message> last, boolean more);

	/**
	 * A stretch out of the middle of a thread, or its beginning, is on the screen: there are messages after it. What is told of
	 * those, as that one is new or changed, is not drawn until they come.
	 *
	 * @param thread where it stands
	 * @param messages oldest first
	 * @param more whether there are messages before them
	 */
	default void openedAt(Optional<Conversation> thread, List<Message> messages, boolean more) {
	}

	/** Messages before those that are shown, oldest first. */
	void older(List<Message> messages, boolean more);

	/**
	 * Messages after those that are shown, oldest first.
	 *
	 * @param more whether there are messages after them
	 */
	default void newer(List<Message> messages, boolean more) {
	}

	/** These, the first or the last that are shown, are shown no longer; they come again when somebody goes there. */
	default void left(List<UUID> messages) {
	}

	/** A message that is new, or that has its final form now. */
	void changed(Message message);

	/** An answer has grown; told at most about every 30 ms. */
	void streaming(UUID message, String text, String reasoning);

	/** The call waits before it is repeated. */
	void waiting(UUID message, String reason, Duration wait);

	/**
	 * Which messages that are shown have siblings, and which of them is shown: told after the messages themselves, and again
	 * when that changes. Of a message that has none nothing needs to be told; one sibling alone takes the pager away.
	 */
	default void siblings(Map<UUID, Siblings> shown) {
	}

	/** A message that is shown is to be scrolled to and marked. */
	default void reveal(UUID message) {
	}

	/** A picture that the user asked to see has come; it is shown wherever its address stands in the thread. */
	default void picture(String address, String mediaType, byte[] content) {
	}

	/** A small copy of an attached image has come: PNG, JPEG, GIF or WebP. */
	default void thumbnail(UUID message, int number, byte[] content) {
	}

	/**
	 * A picture that the user asked to see could not be had.
	 *
	 * @param reason a sentence for the user
	 */
	default void noPicture(String address, String reason) {
	}
}
