package org.modalis.studio.chat.internal.session;

import java.util.concurrent.Executor;

import org.modalis.api.history.HistoryException;

/** What a session does, one step after the other on its thread. What fails is said in the notice. Threads: any. */
final class Steps {

	/** One thing to do on the session's thread. */
	interface Step {
		void run() throws HistoryException;
	}

	private final Executor work;
	private final Notice notice;
	private final Runnable tell;

	/**
	 * @param work runs one after the other what it is given
	 * @param tell tells the state, after each step
	 */
	Steps(Executor work, Notice notice, Runnable tell) {
		this.work = work;
		this.notice = notice;
		this.tell = tell;
	}

	/** Takes a step in its turn. */
	void take(Step step) {
		work.execute(() -> {
			try {
				step.run();
			} catch (HistoryException e) {
				notice.say(e.getMessage());
			}
			told();
		});
	}

	/** Tells the state in the middle of a step. */
	void told() {
		tell.run();
	}
}
