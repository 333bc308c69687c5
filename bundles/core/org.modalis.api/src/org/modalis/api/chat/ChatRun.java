package org.modalis.api.chat;

import java.util.List;
import java.util.Optional;

import org.modalis.api.history.Message;
import org.modalis.api.model.Money;
import org.modalis.api.provider.ContentPart;
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

	/** The functions that the model wants called, whole; empty for none and until the end. */
	List<ContentPart.ToolCall> toolCalls();

	/** What the call cost, by the prices of the catalogue; empty until the end and where counts or prices are not known. */
	Optional<Money> cost();

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
