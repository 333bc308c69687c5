package org.modalis.core.internal.limits;

/** A call's turn: it counts as running until this is closed. */
public interface Turn extends AutoCloseable {

	/** The vendor did no work for it, so its tokens count no longer. */
	void undone();

	@Override
	void close();
}
