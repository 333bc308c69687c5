package org.modalis.exchange.internal.outgoing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;

/** What documents say of a thread and its messages. */
final class Words {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	private Words() {
	}

	static String title(Conversation thread) {
		return thread.title().isBlank() ? "Untitled thread" : thread.title().replaceAll("\\s+", " ").strip();
	}

	static String speaker(Message message) {
		return message.role() == Role.USER ? "You"
				: message.modelName().isBlank() ? message.model().map(model -> model.name()).orElse("Answer") : message.modelName();
	}

	static String time(Instant time) {
		return MINUTE.format(time.atZone(ZoneId.systemDefault()));
	}

	/** Why an answer is not complete; empty text when it is. */
	static String state(Message message) {
		return !message.note().isBlank() ? message.note() : switch (message.state()) {
		case STOPPED -> "This answer was stopped.";
		case FAILED -> "This answer failed.";
		case INTERRUPTED -> "Modalis ended while this answer was coming.";
		case STREAMING -> "This answer was still coming.";
		case COMPLETE -> "";
		};
	}
}
