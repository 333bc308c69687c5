package org.modalis.core.internal.chat;

import java.util.List;

import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ParameterFit;

/** What a complete answer says besides: what of the question was not sent. */
final class Notes {

	private Notes() {
	}

	/** Sentences, or empty text when everything was sent. */
	static String of(Prompt prompt, ParameterFit fit, ModelInfo model) {
		var left = leftOut(fit.leftOut(), model);
		return prompt.note().isEmpty() || left.isEmpty() ? prompt.note() + left : prompt.note() + " " + left;
	}

	private static String leftOut(List<String> what, ModelInfo model) {
		if (what.isEmpty())
			return "";
		boolean one = what.size() == 1;
		var all = one ? what.getFirst() : String.join(", ", what.subList(0, what.size() - 1)) + " and " + what.getLast();
		return Character.toUpperCase(all.charAt(0)) + all.substring(1) + (one ? " was" : " were") + " not sent, because "
				+ model.displayName() + " does not take " + (one ? "it." : "them.");
	}
}
