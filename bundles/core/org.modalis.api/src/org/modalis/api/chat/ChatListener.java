package org.modalis.api.chat;

import java.time.Duration;

import org.modalis.api.ProviderException;
import org.modalis.api.history.Message;
import org.osgi.annotation.versioning.ConsumerType;

/** Hears what happens to one run. Called in order, from one thread at a time; returns quickly, and hops to the UI itself. */
@ConsumerType
public interface ChatListener {

	/** The next piece of the answer's text; may be reused after the call returns. */
	default void text(CharSequence piece) {
	}

	/** The next piece of the model's reasoning; may be reused after the call returns. */
	default void reasoning(CharSequence piece) {
	}

	/**
	 * The next piece of a function call.
	 *
	 * @see org.modalis.api.provider.ChatSink#toolCall
	 */
	default void toolCall(int index, String id, String name, CharSequence arguments) {
	}

	/**
	 * The call waits before it is repeated, for example {@code ("rate limited", 12 s)}, or for its turn, for example
	 * {@code ("waiting its turn: 2 before you, about 12 s", 0)}, and then again whenever the queue moves.
	 *
	 * @param wait zero when nobody knows how long, or the reason says it
	 */
	default void waiting(String reason, Duration wait) {
	}

	/**
	 * The provider failed or left; its kind says which remedy to offer. Called at most once, just before {@link #finished}, whose
	 * message carries the same sentence as its note.
	 */
	default void failed(ProviderException error) {
	}

	/** The end: the answer in its final form, already durable. Called exactly once. */
	default void finished(Message answer) {
	}
}
