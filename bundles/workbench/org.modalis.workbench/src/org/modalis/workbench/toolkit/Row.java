package org.modalis.workbench.toolkit;

import java.util.List;
import java.util.Objects;

import org.modalis.api.search.TextRange;

/**
 * One row of a {@link RowList}.
 *
 * @param title the first line
 * @param detail the second line, smaller; may be empty
 * @param trailing a few letters at the right of the first line, such as a time; may be empty
 * @param marks what is highlighted in the second line, in order and apart from each other
 */
public record Row(String title, String detail, String trailing, List<TextRange> marks) {

	public Row {
		Objects.requireNonNull(title);
		Objects.requireNonNull(detail);
		Objects.requireNonNull(trailing);
		marks = List.copyOf(marks);
	}

	/** A row without highlights. */
	public Row(String title, String detail, String trailing) {
		this(title, detail, trailing, List.of());
	}
}
