package org.modalis.studio.chat.internal.page;

import org.modalis.api.history.Message;

/** What can be done with a message. The page shows only what it is told is offered. */
public enum Action {
	/** Lets the thread go on from one of several answers. */
	TAKE("take", "Take this answer on", "Let the thread go on from this answer"),
	/** Stops one of several answers. */
	HALT("halt", "Stop", "Stop this answer"),
	COPY("copy", "Copy", "Copy this message"),
	/** Changes a question: the changed one becomes a sibling. */
	EDIT("edit", "Edit", "Edit this question"),
	/** Changes a question and asks it at once. */
	EDIT_AND_RUN("edit", "Edit", "Edit this question"),
	COMPARE("compare", "Compare answers", "Compare answers of several models to this question"),
	/** Shown only of an answer that has siblings. */
	BESIDE("beside", "Show side by side", "Show all answers to this question side by side"),
	REGENERATE("regenerate", "Regenerate", "Let the model answer this again"),
	CONTINUE("continue", "Continue", "Let the model go on with this answer"),
	FORK("fork", "Fork from here", "Copy the thread up to here into a new one"),
	/** Marks a message, or takes the mark away. */
	FAVOURITE("favourite", "☆ Favourite", "Mark this message as a favourite"),
	DELETE("delete", "Delete", "Delete this message and everything below it"),
	/** Opens or saves an attached file; images are shown small. */
	FILE("file", "Open or save", "Open or save this file"),
	SAVE_CODE("save", "Save as…", "Save this code as a file"),
	SHOW_PICTURE("picture", "Show image", "Load this picture from its server");

	private final String wish;
	private final String label;
	private final String description;

	Action(String wish, String label, String description) {
		this.wish = wish;
		this.label = label;
		this.description = description;
	}

	/** What the page calls it. */
	public String wish() {
		return wish;
	}

	/** The words on its button. */
	public String label() {
		return label;
	}

	/** What it does, for assistive technology. */
	public String description() {
		return description;
	}

	/** Whether it makes sense for a message, as that is now. */
	public boolean suits(Message message) {
		boolean question = message.role() == Message.Role.USER;
		boolean coming = message.state() == Message.State.STREAMING;
		return switch (this) {
		case TAKE -> !question && !coming && !message.text().isEmpty();
		case HALT -> !question && coming;
		case COPY -> !message.text().isEmpty() && !coming;
		case EDIT, EDIT_AND_RUN, COMPARE -> question;
		case BESIDE, REGENERATE -> !question && !coming;
		case CONTINUE -> !question && !coming && !message.text().isEmpty()
				&& (message.state() != Message.State.COMPLETE || !message.note().isBlank());
		case FORK -> !question && !coming;
		case DELETE, FAVOURITE -> !coming;
		case FILE, SAVE_CODE, SHOW_PICTURE -> false;
		};
	}
}
