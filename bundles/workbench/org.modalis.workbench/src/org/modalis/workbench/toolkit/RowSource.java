package org.modalis.workbench.toolkit;

import org.osgi.annotation.versioning.ConsumerType;

/** Supplies the rows of a {@link RowList}. Only the rows on the screen are asked for. Called on the UI thread, so it answers from memory. */
@ConsumerType
public interface RowSource {

	/** How many rows there are. */
	int size();

	/** A row, from 0 to {@code size() - 1}. */
	Row row(int index);

	/** The group a row stands in; the rows of a group follow each other under its name. Empty for no group. */
	default String group(int index) {
		return "";
	}
}
