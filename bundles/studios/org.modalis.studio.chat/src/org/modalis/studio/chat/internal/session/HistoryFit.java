package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.model.ModelInfo;

/** What of a thread another model will not get, found by walking back as far as the model's context window reaches. Stateless. */
final class HistoryFit {

	private HistoryFit() {
	}

	/** Sentences; empty when the model gets all of it. */
	static List<String> of(HistoryStore history, UUID thread, ModelInfo model) throws HistoryException {
		var fit = new PromptFit(model);
		return fit.thread(ThreadSize.before(history, history.conversation(thread).flatMap(Conversation::leaf), fit.room()), 0);
	}
}
