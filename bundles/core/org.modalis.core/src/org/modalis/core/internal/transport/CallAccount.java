package org.modalis.core.internal.transport;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import org.modalis.api.ProviderException.Kind;
import org.modalis.api.transport.CallRecord;
import org.modalis.api.transport.HttpCall;

/** Gathers what is recorded of one exchange. Used by the thread of the exchange. */
final class CallAccount {

	private final CallSubject subject;
	private final HttpCall call;
	private final URI uri;
	private final int repeats;
	private final Instant when;
	private final long began = System.nanoTime();
	private OptionalInt status = OptionalInt.empty();
	private Optional<Kind> error = Optional.empty();
	private boolean cancelled;

	CallAccount(CallSubject subject, HttpCall call, URI uri, int repeats, Clock clock) {
		this.subject = subject;
		this.call = call;
		this.uri = uri;
		this.repeats = repeats;
		when = clock.instant();
	}

	void answered(int with) {
		status = OptionalInt.of(with);
	}

	void failed(Kind kind) {
		error = Optional.of(kind);
	}

	void cancelled() {
		cancelled = true;
	}

	/** The record; to be asked for when the exchange is closed. */
	CallRecord close(Line line) {
		return new CallRecord(when, subject.provider(), host(), call.method(), path(), subject.model(), subject.attachments(), status,
				error, cancelled, repeats, line.bytesOut(), line.bytesIn(), Duration.ofNanos(System.nanoTime() - began));
	}

	private String host() {
		boolean usual = uri.getPort() < 0 || uri.getPort() == (uri.getScheme().equalsIgnoreCase("https") ? 443 : 80);
		return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
	}

	/** There are gateways that want the key in the path, too. */
	private String path() {
		var path = Optional.ofNullable(uri.getPath()).filter(text -> !text.isEmpty()).orElse("/").replace('?', '•');
		for (var header : call.headers())
			if (header.secret()) {
				var value = header.value().strip();
				path = path.replace(value.substring(value.lastIndexOf(' ') + 1), "••••");
			}
		return path;
	}
}
