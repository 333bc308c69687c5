package org.modalis.history.derby.internal;

import org.modalis.api.history.HistoryException;

/** What is not done, in sentences for the user. */
final class Refusals {

	private Refusals() {
	}

	static HistoryException noConversation() {
		return refused("The conversation is not in the history; it may have been deleted. Nothing was changed.");
	}

	static HistoryException noMessage() {
		return refused("The message is not in the history; it may have been deleted. Nothing was changed.");
	}

	static HistoryException refused(String sentence) {
		return new HistoryException(HistoryException.Kind.FAILED, sentence);
	}
}
