package org.modalis.api.transport;

import java.io.IOException;
import java.io.InputStream;

import org.modalis.api.ProviderException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one way out of this machine. It owns retry, the limits of each provider, proxy and TLS settings, time and size limits,
 * cancelling, the {@link OfflineSwitch} and the {@link CallLog}, and keeps keys from following a redirect to another host.
 * <p>
 * Retries: at most 3, after 1 s doubling to 8 s with jitter, {@code Retry-After} and the vendor's own hint first; only 429,
 * 5xx and failed connections, never after the first byte of a body was handed out, and a call that starts billed work only
 * where the vendor certainly did none (429, 503, no connection).
 * <p>
 * Threads: any; calls block, and an interrupt ends them at once and closes the connection.
 */
@ProviderType
public interface HttpTransport {

	/**
	 * Sends a call and reads its whole body.
	 *
	 * @throws ProviderException for any answer outside 2xx (mapped by {@link HttpCall#errors()}), a failed connection, a time-out
	 *         or a body larger than {@link HttpCall#maxBodyBytes()}
	 */
	HttpAnswer send(HttpCall call) throws ProviderException, InterruptedException;

	/**
	 * Sends a call and hands its body to {@code reader} while it comes. The body is closed when the reader returns.
	 *
	 * @throws ProviderException as {@link #send}, or as thrown by the reader; an {@link IOException} out of the body becomes
	 *         {@code UNAVAILABLE} ("cut off"), one out of the reader's own parsing should be a {@code BAD_ANSWER}
	 */
	<T> T stream(HttpCall call, BodyReader<T> reader) throws ProviderException, InterruptedException;

	/** Reads a streaming body. */
	@FunctionalInterface
	interface BodyReader<T> {
		T read(AnswerHead head, InputStream body) throws IOException, ProviderException, InterruptedException;
	}
}
