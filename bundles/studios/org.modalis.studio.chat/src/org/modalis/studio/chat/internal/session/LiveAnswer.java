package org.modalis.studio.chat.internal.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.history.Message;

/**
 * One answer while it comes: collects its pieces from the run's thread and says at most once per round that there is news, so
 * that nobody downstream works per token. Threads: any.
 */
public final class LiveAnswer implements ChatListener {

	/** The pieces so far. */
	public record Text(String answer, String reasoning) {
	}

	/** Why nothing comes yet, and for how long if that is known. */
	public record Wait(String reason, Duration length) {
	}

	/** Told of an answer's life, from the run's thread. */
	public interface Watcher {
		void news(LiveAnswer answer);

		void waiting(LiveAnswer answer);

		void failed(ProviderException error);

		void ended(LiveAnswer answer, Message message);
	}

	private final StringBuilder answer = new StringBuilder();
	private final StringBuilder reasoning = new StringBuilder();
	private final AtomicBoolean told = new AtomicBoolean();
	private final Watcher watcher;
	private Optional<ChatRun> run = Optional.empty();
	private Optional<Wait> wait = Optional.empty();
	private boolean stopped;

	public LiveAnswer(Watcher watcher) {
		this.watcher = watcher;
	}

	/** The run has begun; a stop that came earlier takes effect now. */
	public void begin(ChatRun begun) {
		boolean stopNow;
		synchronized (this) {
			run = Optional.of(begun);
			stopNow = stopped;
		}
		if (stopNow)
			begun.stop();
	}

	/** Stops the run, also one that has not begun yet. */
	public void stop() {
		Optional<ChatRun> begun;
		synchronized (this) {
			stopped = true;
			begun = run;
		}
		begun.ifPresent(ChatRun::stop);
	}

	public synchronized Optional<ChatRun> run() {
		return run;
	}

	/** What it waits for now; empty while pieces come. */
	public synchronized Optional<Wait> waits() {
		return wait;
	}

	/** What has come, and from now on news are told again. */
	public synchronized Text take() {
		told.set(false);
		return new Text(answer.toString(), reasoning.toString());
	}

	@Override
	public void text(CharSequence piece) {
		append(answer, piece);
	}

	@Override
	public void reasoning(CharSequence piece) {
		append(reasoning, piece);
	}

	private void append(StringBuilder to, CharSequence piece) {
		synchronized (this) {
			wait = Optional.empty();
			to.append(piece);
		}
		if (told.compareAndSet(false, true))
			watcher.news(this);
	}

	@Override
	public void waiting(String reason, Duration length) {
		synchronized (this) {
			wait = Optional.of(new Wait(reason, length));
		}
		watcher.waiting(this);
	}

	@Override
	public void failed(ProviderException error) {
		watcher.failed(error);
	}

	@Override
	public void finished(Message message) {
		watcher.ended(this, message);
	}
}
