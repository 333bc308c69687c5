package org.modalis.api.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.modalis.api.ProviderException;
import org.modalis.api.model.ModelId;

/**
 * What left this machine in one attempt of one call, and what came back: where to and how much, never what was said. There is one
 * for each attempt that opened a connection, also when it failed or was stopped, and one for each server that a redirect led to.
 *
 * @param when the attempt began
 * @param provider the id of the provider that called; empty text when the call was nobody's
 * @param host the server, with its port unless that is the usual one
 * @param method the HTTP method
 * @param path the path without its query
 * @param model the model that was asked; empty for anything but a chat
 * @param attachments the files that were sent along
 * @param status the HTTP status; empty when none came
 * @param error what went wrong; empty when nothing did, and when the call was stopped
 * @param cancelled whether the call was stopped before its end
 * @param repeats how many attempts of the same call came before
 * @param bytesOut what was sent over the wire, encryption and headers included
 * @param bytesIn what was received, as {@code bytesOut}
 * @param duration from the beginning of the attempt to its end
 */
public record CallRecord(Instant when, String provider, String host, String method, String path, Optional<ModelId> model,
		List<Attachment> attachments, OptionalInt status, Optional<ProviderException.Kind> error, boolean cancelled, int repeats,
		long bytesOut, long bytesIn, Duration duration) {

	/**
	 * A file that was sent along.
	 *
	 * @param fileName as the user knows it
	 * @param bytes its size before it was encoded for the call
	 */
	public record Attachment(String fileName, long bytes) {
		public Attachment {
			Objects.requireNonNull(fileName);
		}
	}

	public CallRecord {
		Objects.requireNonNull(when);
		Objects.requireNonNull(provider);
		Objects.requireNonNull(host);
		Objects.requireNonNull(method);
		Objects.requireNonNull(model);
		Objects.requireNonNull(status);
		Objects.requireNonNull(error);
		Objects.requireNonNull(duration);
		attachments = List.copyOf(attachments);
		if (path.contains("?"))
			throw new IllegalArgumentException("A query is never recorded");
		if (repeats < 0 || bytesOut < 0 || bytesIn < 0)
			throw new IllegalArgumentException("Counts cannot be negative");
	}
}
