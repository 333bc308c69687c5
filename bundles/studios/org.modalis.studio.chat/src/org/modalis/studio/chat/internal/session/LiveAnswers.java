package org.modalis.studio.chat.internal.session;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.history.HistoryException;

/** The answers that are coming, at most one in a thread. Threads: any. */
final class LiveAnswers {

	private final ChatRunner runner;
	private final Map<UUID, LiveAnswer> running = new ConcurrentHashMap<>();

	LiveAnswers(ChatRunner runner) {
		this.runner = runner;
	}

	/** Starts a run that tells a listener. */
	@FunctionalInterface
	interface Start {
		ChatRun with(ChatRunner runner, ChatListener listener) throws HistoryException, ChatRefusedException;
	}

	/** Begins an answer in a thread; it is among these from before the question is durable until {@link #ended}. */
	void begin(UUID thread, Start start, LiveAnswer.Watcher watcher) throws HistoryException, ChatRefusedException {
		var answer = new LiveAnswer(watcher);
		running.put(thread, answer);
		try {
			answer.begin(start.with(runner, answer));
		} catch (HistoryException | ChatRefusedException e) {
			running.remove(thread);
			throw e;
		}
	}

	/** Stops the answer in a thread, also one that somebody else asked for. */
	void stop(UUID thread) {
		in(thread).ifPresentOrElse(LiveAnswer::stop, () -> runner.running(thread).ifPresent(ChatRun::stop));
	}

	void stopAll() {
		running.values().forEach(LiveAnswer::stop);
	}

	void ended(UUID thread, LiveAnswer answer) {
		running.remove(thread, answer);
	}

	Optional<LiveAnswer> in(UUID thread) {
		return Optional.ofNullable(running.get(thread));
	}

	Set<UUID> threads() {
		return running.keySet();
	}

	/** What has come of an answer; empty when it is not coming. */
	Optional<String> text(UUID message) {
		return running.values().stream().flatMap(answer -> answer.run().stream())
				.filter(run -> run.answer().id().equals(message)).map(ChatRun::textSoFar).findFirst();
	}
}
