package org.modalis.studio.chat.internal.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

/** A runner whose answers come when the test says so. Keeps them in a history, as the real one does. */
public final class FakeRunner implements ChatRunner {

	/** One answer on its way, in the hands of the test. */
	public final class Run implements ChatRun {

		private final Message question;
		private final Message answer;
		private final ChatListener listener;
		private final StringBuilder text = new StringBuilder();
		private boolean done;

		Run(Message question, Message answer, ChatListener listener) {
			this.question = question;
			this.answer = answer;
			this.listener = listener;
		}

		/** The next piece arrives. */
		public void say(String piece) {
			text.append(piece);
			listener.text(piece);
		}

		/** The answer ends. */
		public void end(State state, String note) {
			done = true;
			running.remove(answer.conversation());
			var last = new Message(answer.id(), answer.conversation(), answer.parent(), answer.role(), text.toString(), "", state,
					note, answer.model(), answer.modelName(), Usage.of(10, 20), Optional.empty(), Optional.empty(), answer.created());
			try {
				history.finish(last);
			} catch (HistoryException e) {
				throw new IllegalStateException(e);
			}
			listener.finished(last);
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
			return text.toString();
		}

		@Override
		public void stop() {
			if (!done)
				end(State.STOPPED, "Stopped by you.");
		}

		@Override
		public Message await() {
			throw new UnsupportedOperationException("No test waits");
		}

		@Override
		public boolean done() {
			return done;
		}
	}

	private final HistoryStore history;
	private final Map<UUID, Run> running = new LinkedHashMap<>();
	private Optional<ChatRefusedException> refusal = Optional.empty();
	public ChatParameters lastParameters = ChatParameters.DEFAULT;

	public FakeRunner(HistoryStore history) {
		this.history = history;
	}

	/** Lets every later question be refused. */
	public void refuse(String sentence) {
		refusal = Optional.of(new ChatRefusedException(ProviderException.Kind.UNKNOWN_MODEL, sentence));
	}

	@Override
	public ChatRun ask(UUID conversation, String text, ModelId model, ChatParameters parameters, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		if (refusal.isPresent())
			throw refusal.get();
		lastParameters = parameters;
		Optional<UUID> parent = history.conversation(conversation).orElseThrow().leaf();
		Message question = Message.user(Ids.next(), conversation, parent, text, Instant.now());
		Message answer = Message.answer(Ids.next(), conversation, question.id(), model, "Model " + model.name(), Instant.now());
		history.append(question);
		history.append(answer);
		Run run = new Run(question, answer, listener);
		running.put(conversation, run);
		return run;
	}

	@Override
	public ChatRun askOnce(String text, ModelId model, ChatParameters parameters, ChatListener listener) {
		throw new UnsupportedOperationException("The window always keeps");
	}

	@Override
	public Optional<ChatRun> running(UUID conversation) {
		return Optional.ofNullable(running.get(conversation));
	}

	/** The run in a thread. */
	public Run in(UUID conversation) {
		return running.get(conversation);
	}
}
