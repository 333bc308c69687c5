package org.modalis.provider.local.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.modalis.api.ProviderException;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatSink;

/**
 * An answer on its way from the engine's thread to the thread that asked. The asker may walk away at any time; the engine sees
 * that between two steps.
 */
final class PendingAnswer {

	private sealed interface Event {
	}

	private record Piece(String text) implements Event {
	}

	private record Done(ChatAnswer answer) implements Event {
	}

	private record Failed(ProviderException reason) implements Event {
	}

	private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
	private volatile boolean abandoned;

	/** Hands the pieces to the sink in the calling thread until the end; an interrupt abandons the answer at once. */
	ChatAnswer deliver(ChatSink sink) throws ProviderException, InterruptedException {
		try {
			while (true)
				switch (events.take()) {
				case Piece piece -> sink.text(piece.text());
				case Done done -> {
					return done.answer();
				}
				case Failed failed -> throw failed.reason();
				}
		} finally {
			abandoned = true;
		}
	}

	/** Whether nobody waits for it any more. */
	boolean abandoned() {
		return abandoned;
	}

	void piece(String text) {
		events.add(new Piece(text));
	}

	void done(ChatAnswer answer) {
		events.add(new Done(answer));
	}

	void fail(ProviderException reason) {
		events.add(new Failed(reason));
	}
}
