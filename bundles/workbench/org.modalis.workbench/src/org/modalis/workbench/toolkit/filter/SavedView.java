package org.modalis.workbench.toolkit.filter;

import java.util.Objects;

/** A filter that the user keeps under a name. */
public record SavedView(String name, ListFilter filter) {

	public SavedView {
		Objects.requireNonNull(filter);
		if (name.isBlank())
			throw new IllegalArgumentException("A view needs a name");
	}
}
