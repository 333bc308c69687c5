package org.modalis.core.internal.chat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.modalis.api.chat.ChatListener;
import org.modalis.api.provider.ChatSink;
import org.osgi.service.log.Logger;

/**
 * Collects the pieces of one answer and passes them on. Once closed it takes nothing more, so a provider that does not stop
 * talking is no longer heard. One lock orders what the listener hears; the text has its own, so that a listener may read it from
 * any thread.
 */
final class AnswerText implements ChatSink {

	/** Far beyond any model's longest answer: what is longer is a fault, and must not fill the memory. */
	static final int MAX_CHARS = 16 << 20;

	private static final long LISTENER_MILLIS = 200;

	/** An answer beyond {@link #MAX_CHARS}; thrown through the provider to end it. */
	static final class TooLong extends RuntimeException {
		private static final long serialVersionUID = 1L;
	}

	private final ChatListener listener;
	private final Logger log;
	private final long began = System.nanoTime();
	private final ReentrantLock telling = new ReentrantLock();
	private final StringBuilder text = new StringBuilder();
	private final StringBuilder reasoning = new StringBuilder();
	private long firstNanos = -1;
	private boolean closed;
	private boolean complained;

	AnswerText(ChatListener listener, Logger log) {
		this.listener = listener;
		this.log = log;
	}

	@Override
	public void text(CharSequence piece) {
		take(piece, text, ChatListener::text);
	}

	@Override
	public void reasoning(CharSequence piece) {
		take(piece, reasoning, ChatListener::reasoning);
	}

	@Override
	public void toolCall(int index, String id, String name, CharSequence arguments) {
		telling.lock();
		try {
			if (!closed())
				tell(hearer -> hearer.toolCall(index, id, name, arguments));
		} finally {
			telling.unlock();
		}
	}

	void waiting(String reason, Duration wait) {
		telling.lock();
		try {
			if (!closed())
				tell(hearer -> hearer.waiting(reason, wait));
		} finally {
			telling.unlock();
		}
	}

	private void take(CharSequence piece, StringBuilder to, BiConsumer<ChatListener, CharSequence> tell) {
		telling.lock();
		try {
			synchronized (this) {
				if (closed)
					return;
				if (firstNanos < 0)
					firstNanos = System.nanoTime() - began;
				if (text.length() + reasoning.length() + piece.length() > MAX_CHARS)
					throw new TooLong();
				to.append(piece);
			}
			tell(hearer -> tell.accept(hearer, piece));
		} finally {
			telling.unlock();
		}
	}

	private void tell(Consumer<ChatListener> event) {
		try {
			event.accept(listener);
		} catch (RuntimeException | LinkageError e) {
			if (!complained)
				log.error("A listener of an answer failed", e);
			complained = true;
		}
	}

	/** From now on nothing is taken. */
	synchronized void close() {
		closed = true;
	}

	/** Tells the last things, after a piece that is just being told; a listener that hangs there is not waited for. */
	void tellLast(Consumer<ChatListener> event) {
		boolean alone = false;
		try {
			alone = telling.tryLock(LISTENER_MILLIS, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		try {
			tell(event);
		} finally {
			if (alone)
				telling.unlock();
		}
	}

	private synchronized boolean closed() {
		return closed;
	}

	synchronized String text() {
		return text.toString();
	}

	synchronized String reasoning() {
		return reasoning.toString();
	}

	/** How much there is; grows with every piece. */
	synchronized int length() {
		return text.length() + reasoning.length();
	}

	/** Time from the beginning to the first piece. */
	synchronized Optional<Duration> firstPiece() {
		return firstNanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(firstNanos));
	}

	/** Time since the beginning. */
	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - began);
	}
}
