package org.modalis.studio.chat.internal.session;

/** Which way the stretch of a thread that is on the screen moves. */
public enum Paging {
	/** Towards the beginning, by a step. */
	OLDER,
	/** Towards the end, by a step. */
	NEWER,
	/** To the beginning. */
	FIRST,
	/** To the end. */
	LATEST
}
