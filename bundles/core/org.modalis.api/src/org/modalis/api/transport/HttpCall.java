package org.modalis.api.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.modalis.api.keys.Secret;

/**
 * One HTTP call. Made with {@link #get} or {@link #post}.
 *
 * @param method GET, POST, PUT or DELETE
 * @param uri where to
 * @param headers in order; those that carry a secret print as dots and never follow a redirect to another host
 * @param body what is sent; empty for none; not copied
 * @param billed true when the call starts work that costs money, so that it is repeated only where none was done
 * @param firstByteTimeout how long to wait for the first byte of the answer
 * @param idleTimeout how long the answer may pause between two bytes
 * @param maxBodyBytes the largest body that {@link HttpTransport#send} accepts
 * @param errors maps answers outside 2xx
 */
public record HttpCall(String method, URI uri, List<Header> headers, byte[] body, boolean billed, Duration firstByteTimeout,
		Duration idleTimeout, int maxBodyBytes, ErrorMapper errors) {

	/** How long to wait for the first byte unless the call or the setting {@code network.firstByteSeconds} says otherwise. */
	public static final Duration FIRST_BYTE = Duration.ofMinutes(5);
	/** How long an answer may pause unless the call or the setting {@code network.idleSeconds} says otherwise. */
	public static final Duration IDLE = Duration.ofMinutes(2);

	private static final int MAX_BODY = 32 << 20;

	/** A header; {@code secret} says that its value must not be shown, logged or sent to another host. */
	public record Header(String name, String value, boolean secret) {
		@Override
		public String toString() {
			return name + ": " + (secret ? "••••" : value);
		}
	}

	public HttpCall {
		Objects.requireNonNull(method);
		Objects.requireNonNull(uri);
		Objects.requireNonNull(body);
		Objects.requireNonNull(firstByteTimeout);
		Objects.requireNonNull(idleTimeout);
		Objects.requireNonNull(errors);
		headers = List.copyOf(headers);
	}

	/** A GET with the default limits. */
	public static HttpCall get(URI uri, ErrorMapper errors) {
		return new HttpCall("GET", uri, List.of(), new byte[0], false, FIRST_BYTE, IDLE, MAX_BODY, errors);
	}

	/** A POST of JSON with the default limits, marked as billed. */
	public static HttpCall post(URI uri, String json, ErrorMapper errors) {
		return new HttpCall("POST", uri, List.of(new Header("Content-Type", "application/json", false)),
				json.getBytes(StandardCharsets.UTF_8), true, FIRST_BYTE, IDLE, MAX_BODY, errors);
	}

	/** The same call with a header more. */
	public HttpCall header(String name, String value) {
		return with(new Header(name, value, false));
	}

	/** The same call with a header more whose value is {@code prefix} and the secret. */
	public HttpCall secretHeader(String name, String prefix, Secret secret) {
		return with(new Header(name, prefix + secret.reveal(), true));
	}

	/** The same call with other time limits. */
	public HttpCall timeouts(Duration firstByte, Duration idle) {
		return new HttpCall(method, uri, headers, body, billed, firstByte, idle, maxBodyBytes, errors);
	}

	private HttpCall with(Header header) {
		var all = new ArrayList<>(headers);
		all.add(header);
		return new HttpCall(method, uri, all, body, billed, firstByteTimeout, idleTimeout, maxBodyBytes, errors);
	}

	@Override
	public String toString() {
		return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
	}
}
