package org.modalis.core.internal.network;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.modalis.api.transport.HttpCall;

/**
 * What the user set for the network, read anew for each call, so that a change counts at once. A value that is no number counts as
 * not set, one out of bounds as the nearest within.
 */
public final class NetworkSettings {

	/** Nothing is set, and the environment says nothing. */
	public static final NetworkSettings DEFAULT = new NetworkSettings(name -> Optional.empty(), name -> null);

	private static final Duration CONNECT = Duration.ofSeconds(10);
	private static final int LONGEST_CONNECT = 120;
	private static final int LONGEST_PAUSE = 3_600;

	private final Function<String, Optional<String>> settings;
	private final ProxyRule proxies;

	/**
	 * @param settings a setting by its name
	 * @param environment an environment variable by its name, or null
	 */
	public NetworkSettings(Function<String, Optional<String>> settings, UnaryOperator<String> environment) {
		this.settings = settings;
		proxies = new ProxyRule(settings, environment);
	}

	/** How long a connection may take, its encryption and the proxy's consent included: {@code network.connectSeconds}, 1 to 120. */
	public Duration connect() {
		return seconds("network.connectSeconds", LONGEST_CONNECT).orElse(CONNECT);
	}

	/** {@code network.firstByteSeconds}, 1 to 3600, for calls that do not say themselves. */
	public Duration firstByte(HttpCall call) {
		var own = call.firstByteTimeout();
		return own.equals(HttpCall.FIRST_BYTE) ? seconds("network.firstByteSeconds", LONGEST_PAUSE).orElse(own) : own;
	}

	/** {@code network.idleSeconds}, 1 to 3600, for calls that do not say themselves. */
	public Duration idle(HttpCall call) {
		var own = call.idleTimeout();
		return own.equals(HttpCall.IDLE) ? seconds("network.idleSeconds", LONGEST_PAUSE).orElse(own) : own;
	}

	/**
	 * The proxy on the way to a server; empty when it is reached directly.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when what is set cannot be used
	 */
	public Optional<WebProxy> proxy(String scheme, String host, int port) {
		return proxies.of(scheme, host, port);
	}

	private Optional<Duration> seconds(String name, int most) {
		return settings.apply(name).map(String::strip).filter(text -> text.matches("\\d{1,9}"))
				.map(text -> Duration.ofSeconds(Math.clamp(Long.parseLong(text), 1, most)));
	}
}
