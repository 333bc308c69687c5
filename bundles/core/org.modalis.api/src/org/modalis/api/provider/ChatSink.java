package org.modalis.api.provider;

import org.osgi.annotation.versioning.ProviderType;

/** Takes the pieces of an answer while it comes. Called from one thread at a time; returns quickly. */
@ProviderType
public interface ChatSink {

	/** The next piece of the answer's text, never empty. The sequence may be reused after the call returns: copy what is kept. */
	void text(CharSequence piece);

	/** The next piece of the model's reasoning, where the vendor shows it. Same rules as {@link #text}. */
	void reasoning(CharSequence piece);

	/**
	 * The next piece of a function call. The whole calls are in {@link ChatAnswer#toolCalls} at the end.
	 *
	 * @param index which call of this answer, from 0
	 * @param id names the call; the same at each piece of it
	 * @param name the function; the same at each piece of it
	 * @param arguments the next piece of its arguments, JSON as text; may be empty in the first
	 */
	void toolCall(int index, String id, String name, CharSequence arguments);
}
