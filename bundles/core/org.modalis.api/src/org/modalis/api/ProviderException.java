package org.modalis.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.modalis.api.model.ModelId;

/**
 * A call that a provider could not fulfil. Each {@link Kind} is a different remedy for the user. The message is a sentence
 * for people: what happened and what can be done, never a raw vendor body, a header or a key.
 */
public class ProviderException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What went wrong, by remedy. */
	public enum Kind {
		/** The key is missing, wrong or not allowed: open the key page. */
		AUTH,
		/** Too many calls: wait. */
		RATE_LIMIT,
		/** No credit or quota left: pay or raise it. */
		QUOTA,
		/** The model cannot do what was asked: choose one that can, or ask for less. */
		UNSUPPORTED,
		/** There is no such model. */
		UNKNOWN_MODEL,
		/** The model is no longer served: use the successor. */
		RETIRED,
		/** The vendor refused the content. */
		CONTENT,
		/** Not reachable, overloaded, timed out or cut off: try again. */
		UNAVAILABLE,
		/** What came back does not follow the protocol: try again, or report it to the vendor. */
		BAD_ANSWER,
		/** A setting is missing or wrong on our side (no base URL, no model file): open the provider's settings. */
		NOT_CONFIGURED
	}

	private final Kind kind;
	private final transient Optional<Duration> retryAfter;
	private final transient Optional<ModelId> successor;

	public ProviderException(Kind kind, String message) {
		this(kind, message, Optional.empty());
	}

	/** @param retryAfter how long the vendor asks to wait before the next try */
	public ProviderException(Kind kind, String message, Optional<Duration> retryAfter) {
		this(kind, message, retryAfter, Optional.empty());
	}

	/**
	 * @param retryAfter how long the vendor asks to wait before the next try
	 * @param successor the model to offer instead of one that is gone
	 */
	public ProviderException(Kind kind, String message, Optional<Duration> retryAfter, Optional<ModelId> successor) {
		super(Objects.requireNonNull(message));
		this.kind = Objects.requireNonNull(kind);
		this.retryAfter = Objects.requireNonNull(retryAfter);
		this.successor = Objects.requireNonNull(successor);
	}

	/** @param cause kept for the log only; its text is never shown */
	public ProviderException(Kind kind, String message, Throwable cause) {
		super(Objects.requireNonNull(message), cause);
		this.kind = Objects.requireNonNull(kind);
		this.retryAfter = Optional.empty();
		this.successor = Optional.empty();
	}

	public Kind kind() {
		return kind;
	}

	/** How long to wait before the next try, where the vendor said. */
	public Optional<Duration> retryAfter() {
		return retryAfter;
	}

	/** The model to offer instead, where this one is gone and its successor is known. */
	public Optional<ModelId> successor() {
		return successor;
	}
}
