package org.modalis.api.search;

import java.util.List;
import java.util.Objects;

/**
 * A part of a text around what was found in it, on one line.
 *
 * @param text about 160 characters, with … where something was cut off
 * @param matches what to highlight in it, in order and apart from each other; empty when no word was asked for
 */
public record Excerpt(String text, List<TextRange> matches) {

	/** Of nothing. */
	public static final Excerpt NONE = new Excerpt("", List.of());

	public Excerpt {
		Objects.requireNonNull(text);
		matches = List.copyOf(matches);
	}
}
