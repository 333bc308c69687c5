package org.modalis.api.model;

import java.util.Locale;

/** How much a model thinks before it answers, from not at all to as much as it can. */
public enum ReasoningEffort {
	NONE, MINIMAL, LOW, MEDIUM, HIGH, XHIGH, MAX;

	/** As vendors and people write it: lower case. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @throws IllegalArgumentException when there is no such effort, with a sentence that lists them */
	public static ReasoningEffort of(String word) {
		for (var each : values())
			if (each.word().equals(word.strip().toLowerCase(Locale.ROOT)))
				return each;
		throw new IllegalArgumentException("There is no reasoning effort " + word
				+ ". There are: none, minimal, low, medium, high, xhigh, max.");
	}
}
