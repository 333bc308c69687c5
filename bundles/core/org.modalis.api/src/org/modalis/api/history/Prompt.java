package org.modalis.api.history;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One version of a prompt in the library.
 *
 * @param id the prompt's, in all its versions; stable for good
 * @param version from 1; given by the store
 * @param name what people read
 * @param text with its variables in it, in the studio's notation
 * @param variables what is known of the variables, as JSON of the studio; empty text when there are none
 * @param tags without blank ones and line breaks
 * @param favourite whether the user marked it
 * @param created when this version was saved; given by the store
 */
public record Prompt(UUID id, int version, String name, String text, String variables, List<String> tags, boolean favourite,
		Instant created) {

	public Prompt {
		Objects.requireNonNull(id);
		Objects.requireNonNull(name);
		Objects.requireNonNull(text);
		Objects.requireNonNull(variables);
		tags = List.copyOf(tags);
		if (tags.stream().anyMatch(tag -> tag.isBlank() || tag.indexOf('\n') >= 0))
			throw new IllegalArgumentException("A tag is a word or a few, on one line");
		Objects.requireNonNull(created);
	}

	/** What is to be saved, as a new prompt or as the next version of the one with this id. */
	public static Prompt toSave(UUID id, String name, String text, String variables, List<String> tags, boolean favourite) {
		return new Prompt(id, 0, name, text, variables, tags, favourite, Instant.EPOCH);
	}
}
