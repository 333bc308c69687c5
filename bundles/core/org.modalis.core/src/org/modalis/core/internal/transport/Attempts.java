package org.modalis.core.internal.transport;

import org.modalis.api.ProviderException;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport.BodyReader;

/** Sends a call once. */
interface Attempts {

	/**
	 * @param repeats how many attempts came before
	 * @throws FailedAttempt when no good answer began
	 * @throws ProviderException when it began and went wrong later, or as thrown by the reader
	 */
	<T> T once(HttpCall call, BodyReader<T> reader, int repeats) throws FailedAttempt, ProviderException, InterruptedException;
}
