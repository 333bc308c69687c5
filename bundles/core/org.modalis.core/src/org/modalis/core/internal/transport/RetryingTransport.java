package org.modalis.core.internal.transport;

import java.io.IOException;
import java.io.InputStream;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.transport.AnswerHead;
import org.modalis.api.transport.HttpAnswer;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport;

/** Repeats what may be repeated, and says so while it waits. */
final class RetryingTransport implements HttpTransport {

	private final Attempts attempts;
	private final RetryPolicy policy;
	private final WaitListener listener;
	private final int maxRepeats;

	RetryingTransport(Attempts attempts, RetryPolicy policy, WaitListener listener, int maxRepeats) {
		this.attempts = attempts;
		this.policy = policy;
		this.listener = listener;
		this.maxRepeats = maxRepeats;
	}

	@Override
	public HttpAnswer send(HttpCall call) throws ProviderException, InterruptedException {
		return stream(call, (head, body) -> whole(call, head, body));
	}

	@Override
	public <T> T stream(HttpCall call, BodyReader<T> reader) throws ProviderException, InterruptedException {
		for (int repeats = 0;; repeats++) {
			try {
				return attempts.once(call, reader, repeats);
			} catch (FailedAttempt failed) {
				waitOrThrow(call, failed, repeats);
			}
		}
	}

	private void waitOrThrow(HttpCall call, FailedAttempt failed, int repeats) throws ProviderException, InterruptedException {
		if (repeats >= maxRepeats || !failed.repeatable(call.billed()))
			throw failed.lastError();
		var wait = policy.waitAfter(failed, repeats);
		if (wait.compareTo(RetryPolicy.LONGEST) > 0)
			throw failed.lastError();
		listener.waiting(failed.reason(), wait);
		policy.sleeper().sleep(wait);
	}

	private static HttpAnswer whole(HttpCall call, AnswerHead head, InputStream body) throws IOException, ProviderException {
		int limit = call.maxBodyBytes();
		var bytes = body.readNBytes(limit);
		if (bytes.length == limit && body.read() >= 0)
			throw new ProviderException(Kind.BAD_ANSWER,
					"The answer from " + Failures.origin(call.uri()) + " is larger than " + limit + " bytes and was not read.");
		return new HttpAnswer(head, bytes);
	}
}
