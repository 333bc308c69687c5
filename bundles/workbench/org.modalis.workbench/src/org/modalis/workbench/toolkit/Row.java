package org.modalis.workbench.toolkit;

import java.util.Objects;

/**
 * One row of a {@link RowList}.
 *
 * @param title the first line
 * @param detail the second line, smaller; may be empty
 * @param trailing a few letters at the right of the first line, such as a time; may be empty
 */
public record Row(String title, String detail, String trailing) {

	public Row {
		Objects.requireNonNull(title);
		Objects.requireNonNull(detail);
		Objects.requireNonNull(trailing);
	}
}
