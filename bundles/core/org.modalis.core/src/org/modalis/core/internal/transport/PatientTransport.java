package org.modalis.core.internal.transport;

import org.modalis.api.transport.HttpTransport;
import org.modalis.core.internal.limits.Allowance;

/** A transport that can be given to one call, with a listener for its waits and a patience of its own. */
public interface PatientTransport extends HttpTransport {

	/** The most often a call is repeated. */
	int MAX_REPEATS = 3;

	/**
	 * The same transport for one call.
	 *
	 * @param subject what is recorded of it beside the traffic
	 * @param allowance where each attempt waits its turn
	 * @param listener told of each wait
	 * @param maxRepeats how often to repeat at most; 0 when the caller would rather know at once
	 */
	HttpTransport forCall(CallSubject subject, Allowance allowance, WaitListener listener, int maxRepeats);
}
