package org.modalis.core.internal.chat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.Money;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.api.usage.UsageLedger;

/**
 * One answer on its way. The provider works in a virtual thread; a platform thread keeps watch over it, saves the text now and
 * then and ends the run. It is a platform thread because providers may hold every carrier of the virtual ones, and a Stop has to
 * work even then.
 */
final class ChatRunImpl implements ChatRun {

	/** How long a provider may take to obey an interrupt before the run ends without it. */
	private static final Duration GRACE = Duration.ofMillis(600);

	private final Message question;
	private final Message answer;
	private final ProviderCall call;
	private final AnswerText text;
	private final Keeping keeping;
	private final UsageLedger ledger;
	private final Duration saveEvery;
	private final Consumer<ChatRunImpl> atEnd;
	private final CountDownLatch done = new CountDownLatch(1);
	private final Thread provider = Thread.ofVirtual().name("modalis-chat").unstarted(this::callProvider);
	private Optional<Ending> returned = Optional.empty();
	private Optional<Ending> demanded = Optional.empty();
	private long graceEnds;
	private volatile Message finished;
	private volatile List<ToolCall> toolCalls = List.of();
	private volatile Optional<Money> cost = Optional.empty();

	/**
	 * @param saveEvery how often the text is saved while it grows
	 * @param atEnd called when the run has ended, just before the listener hears so
	 */
	ChatRunImpl(Message question, Message answer, ProviderCall call, AnswerText text, Keeping keeping, UsageLedger ledger,
			Duration saveEvery, Consumer<ChatRunImpl> atEnd) {
		this.question = question;
		this.answer = answer;
		this.call = call;
		this.text = text;
		this.keeping = keeping;
		this.ledger = ledger;
		this.saveEvery = saveEvery;
		this.atEnd = atEnd;
	}

	void start() {
		Thread.ofPlatform().daemon().name("modalis-chat-watch").start(this::keepWatch);
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
		return text.text();
	}

	@Override
	public List<ToolCall> toolCalls() {
		return toolCalls;
	}

	@Override
	public Optional<Money> cost() {
		return cost;
	}

	@Override
	public void stop() {
		demand(Ending.stopped("You stopped this answer."));
	}

	/** Modalis closes. */
	void close() {
		demand(Ending.stopped("Modalis was closed while this answer was coming. What had come is kept."));
	}

	@Override
	public Message await() throws InterruptedException {
		done.await();
		return finished;
	}

	boolean await(Duration atMost) throws InterruptedException {
		return done.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public boolean done() {
		return done.getCount() == 0;
	}

	/** Ends the run when its provider is no longer the one that answers. */
	void checkProvider(RegistrySnapshot snapshot) {
		ModelProvider mine = call.target().entry().provider();
		if (snapshot.providers().stream().noneMatch(entry -> entry.provider() == mine))
			demand(Ending.failed(Kind.UNAVAILABLE, call.target().entry().info().displayName()
					+ " was removed or updated while it answered. What had come is kept; ask again."));
	}

	/** Asks for an end; the first one who asks says which. */
	private synchronized void demand(Ending ending) {
		if (demanded.isPresent() || returned.isPresent())
			return;
		demanded = Optional.of(ending);
		graceEnds = System.nanoTime() + GRACE.toNanos();
		provider.interrupt();
		notifyAll();
	}

	private void callProvider() {
		var ending = call.to(text);
		synchronized (this) {
			returned = Optional.of(ending);
			notifyAll();
		}
	}

	private void keepWatch() {
		provider.start();
		Ending ending;
		try {
			ending = untilEnd();
		} catch (InterruptedException e) {
			// nobody else knows this thread
			ending = Ending.stopped("Modalis was closed while this answer was coming. What had come is kept.");
		}
		text.close();
		finish(ending);
	}

	private Ending untilEnd() throws InterruptedException {
		int saved = 0;
		long nextSave = System.nanoTime() + saveEvery.toNanos();
		while (true) {
			var ended = endedBefore(nextSave);
			if (ended.isPresent())
				return ended.get();
			nextSave = System.nanoTime() + saveEvery.toNanos();
			int length = text.length();
			if (length != saved)
				save();
			saved = length;
		}
	}

	/** Waits for the end until a moment, in the units of {@link System#nanoTime}. */
	private synchronized Optional<Ending> endedBefore(long moment) throws InterruptedException {
		while (true) {
			if (returned.isPresent())
				return Optional.of(demanded.isPresent() && returned.get().state() != State.COMPLETE ? demanded.get() : returned.get());
			long now = System.nanoTime();
			if (demanded.isPresent() && graceEnds - now <= 0)
				return demanded;
			long left = demanded.isPresent() ? Math.min(graceEnds - now, moment - now) : moment - now;
			if (left <= 0)
				return Optional.empty();
			TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
		}
	}

	private void save() {
		try {
			keeping.checkpoint(answer, text.text(), text.reasoning());
		} catch (HistoryException e) {
			demand(Ending.failed(notSaved(e)));
		}
	}

	private void finish(Ending ending) {
		cost = ledger.cost(call.target().model(), ending.usage());
		var last = withEnding(ending);
		try {
			keeping.finish(last);
		} catch (HistoryException e) {
			if (ending.state() != State.FAILED)
				ending = Ending.failed(notSaved(e));
			last = withEnding(ending);
		}
		toolCalls = ending.toolCalls();
		finished = last;
		atEnd.accept(this);
		var error = ending.error();
		var told = last;
		text.tellLast(listener -> {
			error.ifPresent(listener::failed);
			listener.finished(told);
		});
		done.countDown();
	}

	private static ProviderException notSaved(HistoryException e) {
		return new ProviderException(Kind.UNAVAILABLE,
				"The answer could not be saved: " + e.getMessage() + " Its text is shown until you close it; copy what you need.");
	}

	private Message withEnding(Ending ending) {
		var figures = new Figures(ending.usage(), cost.map(paid -> new Cost(paid.amount(), paid.currency())), text.firstPiece(), Optional.of(text.elapsed()));
		return answer.withText(text.text(), text.reasoning()).withToolCalls(ToolCallText.of(ending.toolCalls())).ended(ending.state(), ending.note(), figures);
	}
}
