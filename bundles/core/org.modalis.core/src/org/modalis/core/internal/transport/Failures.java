package org.modalis.core.internal.transport;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.core.internal.network.WebProxy;
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
	static FailedAttempt notConnected(URI uri, Optional<WebProxy> proxy, Throwable cause) {
		if (has(cause, CertificateException.class) || has(cause, SSLPeerUnverifiedException.class))
			return never(Kind.UNAVAILABLE, notTrusted(uri, cause));
		var through = proxy.map(way -> " through the proxy " + way).orElse("");
		var sentence = "Not reachable at " + origin(uri) + through + why(cause) + ".";
		return new FailedAttempt(new ProviderException(Kind.UNAVAILABLE, sentence), Repeat.ALWAYS, "not reachable", Optional.empty(),
				OptionalInt.empty());
	}

	private static String why(Throwable cause) {
		if (has(cause, UnknownHostException.class))
			return ": there is no such host, or this machine has no network";
		if (has(cause, SSLException.class))
			return ": no secure connection could be made";
		if (has(cause, SocketTimeoutException.class))
			return ": it did not answer in time";
		if (has(cause, ConnectException.class) || has(cause, NoRouteToHostException.class))
			return ": nothing answers there";
		return "";
	}

	private static String notTrusted(URI uri, Throwable cause) {
		var start = "Not reachable at " + origin(uri) + ": ";
		if (has(cause, CertificateExpiredException.class) || has(cause, CertificateNotYetValidException.class))
			return start + "its certificate is not valid today. Nothing was sent. Check this machine's clock, or have the server's"
					+ " certificate renewed.";
		if (has(cause, CertPathBuilderException.class) || has(cause, CertPathValidatorException.class))
			return start + "this machine does not trust who signed its certificate. Nothing was sent. If the server is yours, add the"
					+ " authority that signed it to the system's trust store and start Modalis again.";
		return start + "the certificate that came belongs to another server. Nothing was sent. Check the base URL.";
	}

	/** What a proxy says instead of letting a call through. */
	static FailedAttempt proxyRefused(URI uri, WebProxy proxy, int status) {
		if (status == 407)
			return never(Kind.NOT_CONFIGURED, "The proxy " + proxy + " asks for a user name and password, or does not take the ones it"
					+ " got. Keep user:password for it in the secure storage, or write them into HTTPS_PROXY.");
		return never(Kind.UNAVAILABLE, "Not reachable at " + origin(uri) + ": the proxy " + proxy + " did not let the call through (status "
				+ status + "). Ask who runs it, or set another.");
	}

	/** The proxy's setting cannot be used; the sentence says so. */
	static FailedAttempt noProxy(String sentence) {
		return never(Kind.NOT_CONFIGURED, sentence);
	}

	static FailedAttempt offline(URI uri, boolean forced) {
		return never(Kind.UNAVAILABLE, "Not reachable at " + origin(uri) + ": Modalis is offline and reaches only this machine. "
				+ offlineEnd(forced));
	}

	static ProviderException cutOffline(URI uri, boolean forced) {
		return new ProviderException(Kind.UNAVAILABLE, "The answer from " + origin(uri)
				+ " was cut off, because Modalis was taken offline. What had come is kept. " + offlineEnd(forced));
	}

	private static String offlineEnd(boolean forced) {
		return forced ? "It was started with --offline; start it without to go online."
				: "Turn the offline switch off to go online, in the toolbar or with: modalis settings set network.offline false";
	}

	/** The request left, and the connection broke before an answer began. */
	static FailedAttempt noAnswer(URI uri) {
		return new FailedAttempt(
				new ProviderException(Kind.UNAVAILABLE, origin(uri) + " closed the connection without an answer. Try again."),
				Repeat.UNLESS_BILLED, "the connection was closed", Optional.empty(), OptionalInt.empty());
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
		return new FailedAttempt(new ProviderException(kind, sentence), Repeat.NEVER, "", Optional.empty(), OptionalInt.empty());
	}

	private static String words(Duration time) {
		return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
	}

	static boolean has(Throwable thrown, Class<? extends Throwable> type) {
		for (var each = thrown; each != null; each = each.getCause())
			if (type.isInstance(each))
				return true;
		return false;
	}
}
