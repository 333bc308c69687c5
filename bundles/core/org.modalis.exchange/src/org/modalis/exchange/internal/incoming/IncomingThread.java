package org.modalis.exchange.internal.incoming;

import java.util.List;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;

/**
 * A conversation in our form.
 *
 * @param messages each after the one that it follows
 * @param missing sentences about what could not be taken along
 */
record IncomingThread(Conversation thread, String parameters, List<Message> messages, List<String> missing) {

	IncomingThread {
		messages = List.copyOf(messages);
		missing = List.copyOf(missing);
	}
}
