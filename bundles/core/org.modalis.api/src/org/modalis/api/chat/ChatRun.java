package org.modalis.api.chat;

import org.modalis.api.history.Message;
import org.osgi.annotation.versioning.ProviderType;

/** An answer on its way. Threads: any. */
@ProviderType
public interface ChatRun {

	/** The user's message, durable. */
	Message question();

	/** The answer as it was saved when the run began, empty and {@code STREAMING}; its id stays. */
	Message answer();

	/** The answer's text so far. */
	String textSoFar();

	/**
	 * Stops it. Returns at once; the listener hears {@code finished} within a second, also before the first byte. Does nothing
	 * when it has ended.
	 */
	void stop();

	/** Waits for the end and returns the answer in its final form, as it is in the history. */
	Message await() throws InterruptedException;

	/** Whether it has ended. */
	boolean done();
}
