package org.modalis.api.chat;

import java.util.Objects;

import org.modalis.api.ProviderException;

/** A question that was not taken: unknown model, provider not there, or an answer still running. A sentence for the user. */
public class ChatRefusedException extends Exception {

	private static final long serialVersionUID = 1L;
	private final ProviderException.Kind kind;

	public ChatRefusedException(ProviderException.Kind kind, String message) {
		super(message);
		this.kind = Objects.requireNonNull(kind);
	}

	/** The remedy, as for errors of a provider. */
	public ProviderException.Kind kind() {
		return kind;
	}
}
