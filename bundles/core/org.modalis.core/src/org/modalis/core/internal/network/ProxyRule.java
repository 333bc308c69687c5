package org.modalis.core.internal.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which proxy a call takes: the setting {@code network.proxy} ({@code host:port}, or {@code direct} for none), else the environment
 * variables {@code HTTPS_PROXY} and {@code HTTP_PROXY} by the scheme of the call. {@code NO_PROXY} lists hosts that are reached
 * without one: {@code *}, names with all that ends in them, each perhaps with a port. This machine is never reached through a proxy.
 */
final class ProxyRule {

	private static final String SETTING = "network.proxy";
	private static final String DIRECT = "direct";

	private final Function<String, Optional<String>> settings;
	private final UnaryOperator<String> environment;

	ProxyRule(Function<String, Optional<String>> settings, UnaryOperator<String> environment) {
		this.settings = settings;
		this.environment = environment;
	}

	/** @throws IllegalArgumentException with a sentence for the user when the setting or variable cannot be used */
	Optional<WebProxy> of(String scheme, String host, int port) {
		if (Loopback.names(host) || excepted(host.toLowerCase(Locale.ROOT), port))
			return Optional.empty();
		var setting = filled(settings.apply(SETTING));
		if (setting.isPresent())
			return setting.get().equalsIgnoreCase(DIRECT) ? Optional.empty() : Optional.of(fromSetting(setting.get()));
		var variable = scheme.equalsIgnoreCase("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
		return variable(variable).map(value -> parse(value, "environment variable " + variable));
	}

	private static WebProxy fromSetting(String value) {
		var proxy = parse(value, "setting " + SETTING);
		if (proxy.credentials().isPresent())
			throw new IllegalArgumentException("The setting " + SETTING + " must not hold a user name or password, because settings are"
					+ " readable files. Write host:port there and keep user:password in the secure storage or in HTTPS_PROXY.");
		return proxy;
	}

	private static WebProxy parse(String value, String where) {
		try {
			return WebProxy.parse(value);
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException("The " + where + " names no HTTP proxy, so nothing was sent. Write host:port, "
					+ "for example proxy.example.org:3128.", e);
		}
	}

	private boolean excepted(String host, int port) {
		return variable("NO_PROXY").stream().flatMap(list -> Arrays.stream(list.split("[,\\s]+"))).filter(entry -> !entry.isEmpty())
				.anyMatch(entry -> matches(entry.toLowerCase(Locale.ROOT), host, port));
	}

	private static boolean matches(String entry, String host, int port) {
		int colon = entry.lastIndexOf(':');
		if (colon > 0 && entry.indexOf(':') == colon)
			return entry.substring(colon + 1).equals(Integer.toString(port)) && matches(entry.substring(0, colon), host, port);
		var name = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
		return name.equals("*") || host.equals(name) || host.endsWith("." + name);
	}

	/** Upper case first; many systems set only the lower-case name. */
	private Optional<String> variable(String name) {
		return filled(Optional.ofNullable(environment.apply(name)))
				.or(() -> filled(Optional.ofNullable(environment.apply(name.toLowerCase(Locale.ROOT)))));
	}

	private static Optional<String> filled(Optional<String> value) {
		return value.map(String::strip).filter(text -> !text.isEmpty());
	}
}
