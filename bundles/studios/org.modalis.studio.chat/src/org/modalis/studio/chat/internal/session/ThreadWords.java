package org.modalis.studio.chat.internal.session;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.studio.chat.internal.session.FoundWords.Sought;

/** Looks for words in the thread on the screen, on a thread of its own; a new search ends the one before. Threads: any. */
public final class ThreadWords {

	private final ChatSession session;
	private final AtomicInteger searches = new AtomicInteger();

	public ThreadWords(ChatSession session) {
		this.session = session;
	}

	/** @param then called from the search's thread, unless another search began or the history cannot be read */
	public void find(Sought sought, Consumer<FoundWords> then) {
		int mine = searches.incrementAndGet();
		session.work(history -> session.state().shown()
				.ifPresent(thread -> Thread.ofVirtual().name("find in thread").start(() -> find(history, thread.id(), sought, mine, then))));
	}

	private void find(HistoryStore history, UUID thread, Sought sought, int mine, Consumer<FoundWords> then) {
		try {
			var found = FoundWords.in(history, thread, sought, () -> searches.get() == mine);
			if (searches.get() == mine)
				then.accept(found);
		} catch (HistoryException e) {
			session.work(closed -> {
				throw e;
			});
		}
	}
}
