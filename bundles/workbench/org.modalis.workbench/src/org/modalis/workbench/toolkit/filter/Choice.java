package org.modalis.workbench.toolkit.filter;

import java.util.Objects;

/**
 * One of several things to choose from.
 *
 * @param id stable for good, because saved views name it; never blank
 * @param name what people read
 */
public record Choice(String id, String name) {

	public Choice {
		Objects.requireNonNull(name);
		if (id.isBlank())
			throw new IllegalArgumentException("A choice needs an id");
	}
}
