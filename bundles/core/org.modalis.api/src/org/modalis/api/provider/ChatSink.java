package org.modalis.api.provider;

import org.osgi.annotation.versioning.ProviderType;

/** Takes the pieces of an answer while it comes. Called from one thread at a time; returns quickly. */
@ProviderType
public interface ChatSink {

	/** The next piece of the answer's text, never empty. The sequence may be reused after the call returns: copy what is kept. */
	void text(CharSequence piece);

	/** The next piece of the model's reasoning, where the vendor shows it. Same rules as {@link #text}. */
	void reasoning(CharSequence piece);
}
