package org.modalis.studio.chat.internal.session;

import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.model.ModelId;

/** The sentence above the composer, and whose settings are the remedy. Used from the session's thread only. */
final class Notice {

	private String sentence = "";
	private Optional<String> refusedBy = Optional.empty();

	/** Says something; empty text takes away what was said. */
	void say(String words) {
		sentence = words;
		refusedBy = Optional.empty();
	}

	/** Says why a question was not taken. */
	void refused(Exception e, ModelId model) {
		say(e.getMessage());
		if (e instanceof ChatRefusedException refusal && wantsSettings(refusal.kind()))
			refusedBy = Optional.of(model.provider());
	}

	/** An answer failed; its note says why. What the user can do about it is said here where it is in the settings. */
	void failed(ProviderException error, ModelId model) {
		if (!wantsSettings(error.kind()))
			return;
		say("Check the settings of this provider, then send the question again.");
		refusedBy = Optional.of(model.provider());
	}

	private static boolean wantsSettings(ProviderException.Kind kind) {
		return kind == ProviderException.Kind.AUTH || kind == ProviderException.Kind.NOT_CONFIGURED;
	}

	String sentence() {
		return sentence;
	}

	/** The id of the provider that would not answer as it is set up now. */
	Optional<String> refusedBy() {
		return refusedBy;
	}
}
