package org.modalis.cli.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatParameters;

/** A runner whose answers the test writes. It keeps question and answer in the given history, as the real one does. */
final class ScriptedRunner implements ChatRunner {

	/** What a listener hears before the end; returns how the answer ends. */
	@FunctionalInterface
	interface Script {
		Ending play(ChatListener listener, CountDownLatch stopped) throws InterruptedException;
	}

	/** The final state, and the note that goes with it. */
	record Ending(State state, String text, String note) {
	}

	private final HistoryStore history;
	private Script script = (listener, stopped) -> {
		listener.text("Because ");
		listener.text("of Rayleigh.");
		return new Ending(State.COMPLETE, "Because of Rayleigh.", "");
	};
	Optional<ChatRefusedException> refusal = Optional.empty();
	ChatParameters parameters = ChatParameters.DEFAULT;
	Optional<ModelId> asked = Optional.empty();

	ScriptedRunner(HistoryStore history) {
		this.history = history;
	}

	void script(Script next) {
		script = next;
	}

	@Override
	public ChatRun ask(UUID thread, String text, ModelId model, ChatParameters with, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		return run(Optional.of(history), thread, text, model, with, listener);
	}

	@Override
	public ChatRun askOnce(String text, ModelId model, ChatParameters with, ChatListener listener) throws ChatRefusedException {
		try {
			return run(Optional.empty(), Ids.next(), text, model, with, listener);
		} catch (HistoryException never) {
			throw new AssertionError(never);
		}
	}

	@Override
	public Optional<ChatRun> running(UUID thread) {
		return Optional.empty();
	}

	private ChatRun run(Optional<HistoryStore> store, UUID thread, String text, ModelId model, ChatParameters with,
			ChatListener listener) throws HistoryException, ChatRefusedException {
		if (refusal.isPresent())
			throw refusal.get();
		asked = Optional.of(model);
		parameters = with;
		var now = Instant.parse("2026-11-22T12:00:00Z");
		Optional<UUID> parent = store.isPresent() ? store.get().conversation(thread).orElseThrow().leaf() : Optional.empty();
		var question = Message.user(Ids.next(), thread, parent, text, now);
		var answer = Message.answer(Ids.next(), thread, question.id(), model, "Tiny", now);
		if (store.isPresent()) {
			store.get().append(question);
			store.get().append(answer);
		}
		var run = new ScriptedRun(store, question, answer, listener);
		Thread.ofVirtual().start(run::play);
		return run;
	}

	private final class ScriptedRun implements ChatRun {

		private final Optional<HistoryStore> store;
		private final Message question;
		private final ChatListener listener;
		private final CountDownLatch stopped = new CountDownLatch(1);
		private final CountDownLatch ended = new CountDownLatch(1);
		private volatile Message answer;

		ScriptedRun(Optional<HistoryStore> store, Message question, Message answer, ChatListener listener) {
			this.store = store;
			this.question = question;
			this.answer = answer;
			this.listener = listener;
		}

		void play() {
			try {
				var end = script.play(listener, stopped);
				answer = new Message(answer.id(), answer.conversation(), answer.parent(), answer.role(), end.text(), "", end.state(),
						end.note(), answer.model(), answer.modelName(), Usage.of(5, 7), Optional.of(Duration.ofMillis(20)),
						Optional.of(Duration.ofMillis(300)), answer.created());
				if (store.isPresent())
					store.get().finish(answer);
				if (end.state() == State.FAILED)
					listener.failed(new ProviderException(ProviderException.Kind.BAD_ANSWER, end.note()));
				listener.finished(answer);
			} catch (InterruptedException | HistoryException e) {
				throw new AssertionError(e);
			} finally {
				ended.countDown();
			}
		}

		@Override
		public Message question() {
			return question;
		}

		@Override
		public Message answer() {
			return answer;
		}

		@Override
		public String textSoFar() {
			return answer.text();
		}

		@Override
		public void stop() {
			stopped.countDown();
		}

		@Override
		public Message await() throws InterruptedException {
			ended.await();
			return answer;
		}

		@Override
		public boolean done() {
			return ended.getCount() == 0;
		}
	}
}
