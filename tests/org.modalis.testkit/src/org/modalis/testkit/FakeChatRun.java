package org.modalis.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Message;
import org.modalis.api.model.Money;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ContentPart.ToolCall;

/** One answer on its way, in the hands of a test or its script. Every answer takes 10 and 20 tokens. */
public final class FakeChatRun implements ChatRun {

	private final Message question;
	private final Optional<HistoryStore> history;
	private final ChatListener listener;
	private final boolean scripted;
	private final Runnable gone;
	private final StringBuffer text = new StringBuffer();
	private final StringBuffer reasoning = new StringBuffer();
	private final CountDownLatch stopped = new CountDownLatch(1);
	private final CountDownLatch ended = new CountDownLatch(1);
	private volatile Message answer;
	private volatile List<ToolCall> toolCalls = List.of();
	private volatile Optional<Money> cost = Optional.empty();

	FakeChatRun(Message question, Message answer, Optional<HistoryStore> history, ChatListener listener, boolean scripted,
			Runnable gone) {
		this.question = question;
		this.answer = answer;
		this.history = history;
		this.listener = listener;
		this.scripted = scripted;
		this.gone = gone;
	}

	/** The next piece of the answer arrives. */
	public void say(String piece) {
		text.append(piece);
		listener.text(piece);
	}

	/** The next piece of the reasoning arrives. */
	public void think(String piece) {
		reasoning.append(piece);
		listener.reasoning(piece);
	}

	/** The call waits before it is repeated. */
	public void pause(String reason, Duration time) {
		listener.waiting(reason, time);
	}

	/** The model wants a function called. */
	public void call(ToolCall wanted) {
		listener.toolCall(toolCalls.size(), wanted.id(), wanted.name(), wanted.arguments());
		toolCalls = Stream.concat(toolCalls.stream(), Stream.of(wanted)).toList();
	}

	/** The call costs something. */
	public void costs(Money amount) {
		cost = Optional.of(amount);
	}

	/** Waits until somebody stops the answer. */
	public void awaitStop() throws InterruptedException {
		stopped.await();
	}

	/** The answer is complete. */
	public void complete() {
		end(State.COMPLETE, "", Optional.empty());
	}

	/** The answer was stopped. */
	public void stopped() {
		end(State.STOPPED, "Stopped by you.", Optional.empty());
	}

	/** The provider fails. */
	public void fail(ProviderException.Kind kind, String sentence) {
		end(State.FAILED, sentence, Optional.of(new ProviderException(kind, sentence)));
	}

	private void end(State state, String note, Optional<ProviderException> error) {
		answer = answer.withText(text.toString(), reasoning.toString()).ended(state, note, new Figures(Usage.of(10, 20),
				Optional.empty(), Optional.of(Duration.ofMillis(20)), Optional.of(Duration.ofMillis(300))));
		gone.run();
		try {
			if (history.isPresent())
				history.get().finish(answer);
		} catch (HistoryException e) {
			throw new IllegalStateException(e);
		}
		error.ifPresent(listener::failed);
		listener.finished(answer);
		ended.countDown();
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
	public List<ToolCall> toolCalls() {
		return toolCalls;
	}

	@Override
	public Optional<Money> cost() {
		return cost;
	}

	/** Stops the answer at once, unless a script decides what comes of it. */
	@Override
	public void stop() {
		stopped.countDown();
		if (!scripted && !done())
			stopped();
	}

	@Override
	public Message await() throws InterruptedException {
		ended.await();
		return answer;
	}

	@Override
	public boolean done() {
		return answer.state() != State.STREAMING;
	}
}
