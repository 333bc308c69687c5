package org.modalis.core.internal.transport;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLException;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.core.internal.transport.FailedAttempt.Repeat;

/** The sentences for everything that can go wrong on the way. They name the server and nothing that could hold a key. */
final class Failures {

	private Failures() {
	}

	/** Scheme, host and port, without path, query or user. */
	static String origin(URI uri) {
		return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
	}

	/** The request never left. */
	static FailedAttempt notConnected(URI uri, Throwable cause) {
		var sentence = "Not reachable at " + origin(uri) + why(cause) + ".";
		var repeat = has(cause, CertificateException.class) ? Repeat.NEVER : Repeat.ALWAYS;
		return new FailedAttempt(new ProviderException(Kind.UNAVAILABLE, sentence), repeat, "not reachable", Optional.empty());
	}

	private static String why(Throwable cause) {
		if (has(cause, UnknownHostException.class))
			return ": there is no such host, or this machine is offline";
		if (has(cause, CertificateException.class))
			return ": its certificate is not trusted";
		if (has(cause, SSLException.class))
			return ": no secure connection could be made";
		if (has(cause, SocketTimeoutException.class))
			return ": it did not answer in time";
		if (has(cause, ConnectException.class) || has(cause, NoRouteToHostException.class))
			return ": nothing answers there";
		return "";
	}

	/** The request left, and the connection broke before an answer began. */
	static FailedAttempt noAnswer(URI uri) {
		return new FailedAttempt(
				new ProviderException(Kind.UNAVAILABLE, origin(uri) + " closed the connection without an answer. Try again."),
				Repeat.UNLESS_BILLED, "the connection was closed", Optional.empty());
	}

	static FailedAttempt noFirstByte(URI uri, Duration limit) {
		return never(Kind.UNAVAILABLE,
				origin(uri) + " took the question and did not answer within " + words(limit) + ". Try again.");
	}

	static FailedAttempt notHttp(URI uri) {
		return never(Kind.BAD_ANSWER, "What came from " + origin(uri)
				+ " is not a proper HTTP answer. Check that the base URL belongs to the vendor's API.");
	}

	static FailedAttempt badRedirect(URI uri, String what) {
		return never(Kind.BAD_ANSWER, origin(uri) + " " + what + ". Check the base URL.");
	}

	static ProviderException cutOff(URI uri) {
		return new ProviderException(Kind.UNAVAILABLE,
				"The answer from " + origin(uri) + " was cut off. What had come is kept; try again.");
	}

	static ProviderException paused(URI uri, Duration limit) {
		return new ProviderException(Kind.UNAVAILABLE, "The answer from " + origin(uri) + " stopped coming for "
				+ words(limit) + " and was cut off. What had come is kept; try again.");
	}

	static ProviderException unreadable(URI uri) {
		return new ProviderException(Kind.BAD_ANSWER,
				"The answer from " + origin(uri) + " could not be understood. What had come is kept.");
	}

	private static FailedAttempt never(Kind kind, String sentence) {
		return new FailedAttempt(new ProviderException(kind, sentence), Repeat.NEVER, "", Optional.empty());
	}

	private static String words(Duration time) {
		return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
	}

	private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
		for (var each = thrown; each != null; each = each.getCause())
			if (type.isInstance(each))
				return true;
		return false;
	}
}
