package org.modalis.core.internal.chat;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;

/** Where a run keeps its answer: the history, or nowhere. */
interface Keeping {

	void checkpoint(Message answer, String text, String reasoning) throws HistoryException;

	void finish(Message answer) throws HistoryException;

	static Keeping in(HistoryStore store) {
		return new Keeping() {
			@Override
			public void checkpoint(Message answer, String text, String reasoning) throws HistoryException {
				store.checkpoint(answer.id(), text, reasoning);
			}

			@Override
			public void finish(Message answer) throws HistoryException {
				store.finish(answer);
			}
		};
	}

	static Keeping nowhere() {
		return new Keeping() {
			@Override
			public void checkpoint(Message answer, String text, String reasoning) {
				// asked outside of the history
			}

			@Override
			public void finish(Message answer) {
				// asked outside of the history
			}
		};
	}
}
