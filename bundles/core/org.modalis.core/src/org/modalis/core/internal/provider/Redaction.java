package org.modalis.core.internal.provider;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.keys.Secret;

/** The last net below every provider: takes the keys that a call was given out of whatever the call says when it fails. */
public final class Redaction {

	private static final int DEEPEST_CAUSE = 10;

	private final Set<Secret> given = ConcurrentHashMap.newKeySet();

	void add(Secret secret) {
		given.add(secret);
	}

	public String clean(String text) {
		for (var secret : given)
			text = text.replace(secret.reveal(), secret.toString());
		return text;
	}

	/** For the log: the same types and stacks, with clean messages. */
	public Throwable clean(Throwable thrown) {
		return clean(thrown, DEEPEST_CAUSE);
	}

	private Throwable clean(Throwable thrown, int depth) {
		var cause = thrown.getCause() == null || depth == 0 ? null : clean(thrown.getCause(), depth - 1);
		var copy = new Throwable(clean(thrown.toString()), cause);
		copy.setStackTrace(thrown.getStackTrace());
		return copy;
	}
}
