package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.session.LiveAnswer;

/**
 * Several answers that come at once. What is new in all of them is gathered and told together, so that six of them are no more
 * work than one. Threads: any; the sink is called on the work's thread.
 */
final class AnswerFlow {

	/** Starts a run that tells a listener. */
	@FunctionalInterface
	interface Start {
		ChatRun with(ChatListener listener) throws HistoryException, ChatRefusedException;
	}

	/** Told of the answers. */
	interface Sink {
		void streaming(UUID answer, String text, String reasoning);

		void waiting(UUID answer, String reason, Duration wait);

		/** An answer in its final form, durable; it is no longer among those that are coming. */
		void ended(Message answer);
	}

	private final Executor work;
	private final Executor later;
	private final Sink sink;
	private final Map<UUID, LiveAnswer> coming = new ConcurrentHashMap<>();
	private final Set<LiveAnswer> fresh = ConcurrentHashMap.newKeySet();
	private final AtomicBoolean due = new AtomicBoolean();

	/**
	 * @param work runs one step after the other
	 * @param later runs something after the time in which pieces are gathered
	 */
	AnswerFlow(Executor work, Executor later, Sink sink) {
		this.work = work;
		this.later = later;
		this.sink = sink;
	}

	/** Begins one answer more. To be called on the work's thread, which hears of its end after that. */
	ChatRun begin(Start start) throws HistoryException, ChatRefusedException {
		var answer = new LiveAnswer(new Watcher());
		ChatRun run = start.with(answer);
		coming.put(run.answer().id(), answer);
		answer.begin(run);
		return run;
	}

	int coming() {
		return coming.size();
	}

	void stop(UUID answer) {
		Optional.ofNullable(coming.get(answer)).ifPresent(LiveAnswer::stop);
	}

	void stopAll() {
		coming.values().forEach(LiveAnswer::stop);
	}

	private void tellFresh() {
		due.set(false);
		for (LiveAnswer answer : fresh) {
			fresh.remove(answer);
			var text = answer.take();
			answer.run().map(run -> run.answer().id()).filter(coming::containsKey)
					.ifPresent(id -> sink.streaming(id, text.answer(), text.reasoning()));
		}
	}

	private final class Watcher implements LiveAnswer.Watcher {

		@Override
		public void news(LiveAnswer answer) {
			fresh.add(answer);
			if (due.compareAndSet(false, true))
				later.execute(() -> work.execute(AnswerFlow.this::tellFresh));
		}

		@Override
		public void waiting(LiveAnswer answer) {
			work.execute(() -> answer.run().ifPresent(run -> answer.waits()
					.ifPresent(wait -> sink.waiting(run.answer().id(), wait.reason(), wait.length()))));
		}

		@Override
		public void failed(ProviderException error) {
			// the message says so, too
		}

		@Override
		public void ended(LiveAnswer answer, Message message) {
			work.execute(() -> {
				coming.remove(message.id());
				sink.ended(message);
			});
		}
	}
}
