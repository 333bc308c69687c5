package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.modalis.api.history.Message;

/** Hears what is to be seen of a comparison. Called in order from the comparison's thread, never the UI's. */
public interface ColumnListener {

	/**
	 * Answers to another question are on the screen, from the left to the right.
	 *
	 * @param files the names of its files
	 */
	void opened(String question, List<String> files, List<Column> columns);

	/** An answer has its final form. */
	void changed(Message answer);

	/** An answer has grown; told of all together at most about every 30 ms. */
	void streaming(UUID answer, String text, String reasoning);

	/** A call waits before it is repeated. */
	void waiting(UUID answer, String reason, Duration wait);

	/** The thread goes on from this answer now. */
	void taken(UUID answer);
}
