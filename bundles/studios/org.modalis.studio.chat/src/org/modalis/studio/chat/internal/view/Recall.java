package org.modalis.studio.chat.internal.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Walks through earlier questions in the composer. A walk begins where the composer is empty and goes on while what it brought
 * is unchanged. Knows no widget. Threads: the UI thread.
 */
final class Recall {

	private final Supplier<List<String>> questions;
	private int at = -1;
	private String shown = "";

	/** @param questions the newest first */
	Recall(Supplier<List<String>> questions) {
		this.questions = questions;
	}

	/**
	 * The text to show instead of the one that is there; empty when there is none in that direction, or the text is the user's own.
	 *
	 * @param step 1 for the question before, -1 for the one after; after the newest comes the empty composer
	 */
	Optional<String> step(String current, int step) {
		boolean walking = at >= 0 && current.equals(shown);
		if (!walking && !current.isEmpty())
			return Optional.empty();
		int from = walking ? at : -1;
		var all = questions.get();
		int next = from + step;
		if (next < -1 || next >= all.size())
			return Optional.empty();
		at = next;
		shown = next < 0 ? "" : all.get(next);
		return Optional.of(shown);
	}
}
