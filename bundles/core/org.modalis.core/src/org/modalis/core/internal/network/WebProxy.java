package org.modalis.core.internal.network;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.keys.Secret;

/**
 * An HTTP proxy.
 *
 * @param credentials {@code user:password} where they are known already
 */
public record WebProxy(String host, int port, Optional<Secret> credentials) {

	private static final int USUAL_PORT = 80;

	/**
	 * Reads {@code host:port}, with or without {@code http://} and {@code user:password@}.
	 *
	 * @throws IllegalArgumentException when it is anything else; without its text, which may hold a password
	 */
	static WebProxy parse(String text) {
		var uri = uri(text.contains("://") ? text : "http://" + text);
		if (!uri.getScheme().toLowerCase(Locale.ROOT).equals("http") || uri.getHost() == null)
			throw new IllegalArgumentException("Not an HTTP proxy");
		var user = Optional.ofNullable(uri.getUserInfo()).filter(info -> !info.isBlank()).map(Secret::new);
		return new WebProxy(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), user);
	}

	private static URI uri(String text) {
		try {
			return URI.create(text);
		} catch (IllegalArgumentException e) {
			// the message of the cause would repeat the text
			throw new IllegalArgumentException("Not an address");
		}
	}

	/** The address under which its user and password are kept in the key store. */
	public URI address() {
		return URI.create("http://" + host + ":" + port);
	}

	@Override
	public String toString() {
		return host + ":" + port;
	}
}
