package org.modalis.studio.chat.internal.view;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.modalis.studio.chat.internal.session.FoundWords;
import org.modalis.studio.chat.internal.session.FoundWords.Sought;
import org.modalis.studio.chat.internal.session.Paging;

/**
 * What a user can ask for in a conversation, and what it tells of itself. Called on the UI thread; none may block.
 * <p>
 * A wish of an {@link org.modalis.studio.chat.internal.page.Action} is asked only where that action is offered to the view, so
 * its default refuses: who offers it carries it out. None changes what is on the screen by itself; that follows from what the
 * {@link org.modalis.studio.chat.internal.session.ConversationListener} is told.
 */
public interface Wishes {

	/** Copies a message's text. */
	void copy(UUID message);

	/** Copies one code block of a message, counted from 0. */
	void copyCode(UUID message, int number);

	/** Saves one code block of a message, counted from 0, as a file that the user names. */
	default void saveCode(UUID message, int number) {
		throw notOffered();
	}

	/**
	 * Lets a model answer the question of this answer once more: the new answer becomes its sibling and is shown.
	 *
	 * @param answer finished in any way, also failed and empty
	 */
	default void regenerate(UUID answer) {
		throw notOffered();
	}

	/** Lets several models answer this question side by side. */
	default void compare(UUID question) {
		throw notOffered();
	}

	/** Shows all answers to the question of this one side by side. */
	default void beside(UUID answer) {
		throw notOffered();
	}

	/** Marks a message as a favourite, or takes the mark away. */
	default void favourite(UUID message, boolean marked) {
		throw notOffered();
	}

	/** Lets the thread go on from this one of several answers. */
	default void take(UUID answer) {
		throw notOffered();
	}

	/** Stops this one of several answers that are coming. */
	default void halt(UUID answer) {
		throw notOffered();
	}

	/**
	 * Lets the model go on where this answer ended: what comes is a message that follows it.
	 *
	 * @param answer stopped, failed, interrupted, or complete with a note, and not empty
	 */
	default void goOn(UUID answer) {
		throw notOffered();
	}

	/** Copies the branch from its beginning to this message into a new thread and shows that. */
	default void fork(UUID message) {
		throw notOffered();
	}

	/** Deletes a message with everything below it. Whether the user is asked first or can take it back is the carrier's. */
	default void delete(UUID message) {
		throw notOffered();
	}

	/**
	 * Saves a changed question as a sibling of the one that was edited, with the same attachments, and shows it.
	 *
	 * @param text not blank; may be what it was
	 * @param run whether it is asked at once
	 */
	default void edit(UUID question, String text, boolean run) {
		throw notOffered();
	}

	/**
	 * Shows the branch through the sibling before or after a message. Asked only of messages whose siblings were told
	 * ({@link org.modalis.studio.chat.internal.session.ConversationListener#siblings}).
	 *
	 * @param step -1 or 1
	 */
	default void sibling(UUID message, int step) {
		throw notOffered();
	}

	/**
	 * Gets a picture that a message refers to. The answer goes to
	 * {@link org.modalis.studio.chat.internal.session.ConversationListener#picture} or {@code noPicture}.
	 *
	 * @param address a complete http or https address, which may lead anywhere
	 */
	default void showPicture(UUID message, String address) {
		throw notOffered();
	}

	/** Lets the user open or save a file of a message, counted from 0. */
	default void file(UUID message, int number) {
		throw notOffered();
	}

	/**
	 * Gets a small copy of an attached image. The answer goes to
	 * {@link org.modalis.studio.chat.internal.session.ConversationListener#thumbnail}.
	 */
	default void thumbnail(UUID message, int number) {
		throw notOffered();
	}

	/** Shows where a link leads, and opens it in the system's browser if the user agrees. */
	void open(String address);

	/** Shows earlier messages. */
	void older();

	/** Shows other messages of the thread. Asked only where there are some that are not shown. */
	default void page(Paging where) {
		throw notOffered();
	}

	/** Shows a message of the thread with those around it. Asked as {@link #page}. */
	default void lookAt(UUID message) {
		throw notOffered();
	}

	/**
	 * Looks for words in all of the thread. Asked as {@link #page}.
	 *
	 * @param then called from any thread
	 */
	default void find(Sought sought, Consumer<FoundWords> then) {
		throw notOffered();
	}

	/** Stops the answer. */
	void stop();

	/** The last messages of a thread are on the screen now; an empty thread when none is named. */
	void drawn(Optional<UUID> thread);

	private static UnsupportedOperationException notOffered() {
		return new UnsupportedOperationException("This action is not offered");
	}
}
