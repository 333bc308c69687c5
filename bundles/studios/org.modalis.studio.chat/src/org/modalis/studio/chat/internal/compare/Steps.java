package org.modalis.studio.chat.internal.compare;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.modalis.api.history.HistoryException;

/** Does one thing after the other away from the UI, says in a sentence what the history could not do, and shows what came of it. */
final class Steps implements Executor {

	/** One thing to do. */
	interface Step {
		void run() throws HistoryException;
	}

	private final Executor work;
	private final Consumer<String> trouble;
	private final Runnable after;

	/**
	 * @param trouble told a sentence for the user
	 * @param after done after each step
	 */
	Steps(Executor work, Consumer<String> trouble, Runnable after) {
		this.work = work;
		this.trouble = trouble;
		this.after = after;
	}

	void step(Step step) {
		execute(() -> {
			try {
				step.run();
			} catch (HistoryException e) {
				trouble.accept(e.getMessage());
			}
		});
	}

	/** What comes after {@link #close} is dropped: nobody looks any more, and the runner keeps every answer by itself. */
	@Override
	public void execute(Runnable action) {
		try {
			work.execute(() -> {
				action.run();
				after.run();
			});
		} catch (RejectedExecutionException e) {
			return;
		}
	}

	void close() {
		if (work instanceof ExecutorService service)
			service.shutdown();
	}
}
