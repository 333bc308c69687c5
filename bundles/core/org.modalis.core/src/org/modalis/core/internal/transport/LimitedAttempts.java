package org.modalis.core.internal.transport;

import org.modalis.api.ProviderException;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport.BodyReader;
import org.modalis.core.internal.limits.Allowance;

/** Lets each attempt wait its turn. A repeat queues anew, since the vendor counts it too; its turn lasts until the body is read. */
record LimitedAttempts(Attempts attempts, Allowance allowance, WaitListener listener) implements Attempts {

	@Override
	public <T> T once(HttpCall call, BodyReader<T> reader, int repeats) throws FailedAttempt, ProviderException, InterruptedException {
		try (var turn = allowance.take(call.billed(), listener::waiting)) {
			try {
				return attempts.once(call, reader, repeats);
			} catch (FailedAttempt failed) {
				if (failed.workless())
					turn.undone();
				throw failed;
			}
		}
	}
}
