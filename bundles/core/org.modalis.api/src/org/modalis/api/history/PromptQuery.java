package org.modalis.api.history;

import java.util.Objects;
import java.util.Optional;

/**
 * Which prompts of the library, and in which order. Begin with {@link #ALL} and narrow it; everything that is set must hold.
 *
 * @param text a part of the name or the text, in whatever case; empty text for any
 * @param tag one of its tags
 * @param favourite whether the user marked it
 * @param order which comes first
 */
public record PromptQuery(String text, Optional<String> tag, Optional<Boolean> favourite, Order order) {

	/** Which comes first. */
	public enum Order {
		/** By name, in whatever case. */
		NAME,
		/** The one whose newest version was saved last. */
		SAVED
	}

	/** Every prompt, by name. */
	public static final PromptQuery ALL = new PromptQuery("", Optional.empty(), Optional.empty(), Order.NAME);

	public PromptQuery {
		Objects.requireNonNull(text);
		Objects.requireNonNull(tag);
		Objects.requireNonNull(favourite);
		Objects.requireNonNull(order);
	}

	public PromptQuery text(String part) {
		return new PromptQuery(part, tag, favourite, order);
	}

	public PromptQuery tag(String one) {
		return new PromptQuery(text, Optional.of(one), favourite, order);
	}

	public PromptQuery favourite(boolean is) {
		return new PromptQuery(text, tag, Optional.of(is), order);
	}

	public PromptQuery order(Order by) {
		return new PromptQuery(text, tag, favourite, by);
	}
}
