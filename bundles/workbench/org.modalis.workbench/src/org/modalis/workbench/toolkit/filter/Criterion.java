package org.modalis.workbench.toolkit.filter;

/** Something by which a list can be narrowed. */
public enum Criterion {
	/** Words in what the list shows; the one criterion that every list has. */
	TEXT,
	/** The provider of the model. */
	PROVIDER,
	/** The model. */
	MODEL,
	/** A kind, a tag, a folder: whatever a list divides its items by. */
	KIND,
	/** When it was last touched. */
	DATE,
	/** What it cost. */
	COST,
	/** Whether the user marked it. */
	FAVOURITE
}
