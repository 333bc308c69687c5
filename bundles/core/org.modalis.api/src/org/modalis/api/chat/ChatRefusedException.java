package org.modalis.api.chat;

import java.util.Objects;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.model.ModelId;

/** A question that was not taken: unknown model, provider not there, or an answer still running. A sentence for the user. */
public class ChatRefusedException extends Exception {

	private static final long serialVersionUID = 1L;
	private final ProviderException.Kind kind;
	private final transient Optional<ModelId> successor;

	public ChatRefusedException(ProviderException.Kind kind, String message) {
		this(kind, message, Optional.empty());
	}

	/** @param successor the model to offer instead; it is never asked without the user's saying so */
	public ChatRefusedException(ProviderException.Kind kind, String message, Optional<ModelId> successor) {
		super(message);
		this.kind = Objects.requireNonNull(kind);
		this.successor = Objects.requireNonNull(successor);
	}

	/** The remedy, as for errors of a provider. */
	public ProviderException.Kind kind() {
		return kind;
	}

	/** The model to offer instead, for a switch with one click; empty when nobody recommends one. */
	public Optional<ModelId> successor() {
		return successor;
	}
}
