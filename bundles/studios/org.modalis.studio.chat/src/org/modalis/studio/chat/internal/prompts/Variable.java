package org.modalis.studio.chat.internal.prompts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is asked for when a prompt is used.
 *
 * @param name what people read
 * @param kind how it is asked for
 * @param initial what it is while the user has not changed it; may be empty
 * @param choices for a {@code CHOICE} all there are, the initial one first; empty for any other kind
 */
public record Variable(String name, Kind kind, String initial, List<String> choices) {

	/** How a value is asked for. */
	public enum Kind {
		TEXT, NUMBER, CHOICE, MULTILINE
	}

	public Variable {
		Objects.requireNonNull(name);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(initial);
		choices = List.copyOf(choices);
	}

	/** What is wrong with a value, as a sentence; empty when it can be used. */
	public Optional<String> problem(String value) {
		boolean number = value.isBlank() || value.strip().matches("[-+]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][-+]?\\d+)?");
		return kind == Kind.NUMBER && !number ? Optional.of(name + " is a number, for example 3 or 0.5.") : Optional.empty();
	}
}
