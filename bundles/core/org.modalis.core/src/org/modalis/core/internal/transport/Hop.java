package org.modalis.core.internal.transport;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.modalis.api.transport.AnswerHead;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpCall.Header;

/**
 * Where a call goes next: its own address, or where a redirect sent it. Secrets stay behind when that is another server.
 *
 * @param followed how many redirects led here
 */
record Hop(URI uri, List<Header> headers, int followed) {

	private static final int MOST = 5;

	static Hop first(HttpCall call) {
		return new Hop(call.uri(), call.headers(), 0);
	}

	/** Whether an answer to a call sends it elsewhere. Only a GET goes: anything else might do its work twice. */
	static boolean redirects(HttpCall call, AnswerHead head) {
		return call.method().equals("GET") && switch (head.status()) {
		case 301, 302, 303, 307, 308 -> head.header("location").isPresent();
		default -> false;
		};
	}

	Hop next(AnswerHead head) throws FailedAttempt {
		if (followed == MOST)
			throw Failures.badRedirect(uri, "redirects more than " + MOST + " times");
		var target = target(head.header("location").orElse(""));
		boolean same = Failures.origin(target).equalsIgnoreCase(Failures.origin(uri));
		var kept = same ? headers : headers.stream().filter(header -> !header.secret()).toList();
		return new Hop(target, kept, followed + 1);
	}

	private URI target(String location) throws FailedAttempt {
		URI target;
		try {
			target = uri.resolve(URI.create(location.strip()));
		} catch (IllegalArgumentException e) {
			throw Failures.badRedirect(uri, "redirects to something that is no address");
		}
		var scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
		boolean web = scheme.equals("https") || scheme.equals("http");
		if (!web || target.getHost() == null)
			throw Failures.badRedirect(uri, "redirects to something that is no web address");
		if (target.getUserInfo() != null)
			throw Failures.badRedirect(uri, "redirects to an address with a user name, which was not followed");
		if (uri.getScheme().equalsIgnoreCase("https") && scheme.equals("http"))
			throw Failures.badRedirect(uri, "redirects from a secure to an open connection, which was not followed");
		return target;
	}
}
