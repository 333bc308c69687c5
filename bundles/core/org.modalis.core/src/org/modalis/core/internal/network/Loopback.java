package org.modalis.core.internal.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by its name alone, without asking a name server, whether a host is this machine. */
public final class Loopback {

	private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

	private Loopback() {
	}

	/** Whether a host as it stands in an address is {@code localhost}, a name below it (RFC 6761), or a loopback address. */
	public static boolean names(String host) {
		var name = host.toLowerCase(Locale.ROOT);
		return name.equals("localhost") || name.endsWith(".localhost") || isLiteral(name) && isLoopback(name);
	}

	private static boolean isLiteral(String name) {
		return IPV4.matcher(name).matches() || name.contains(":");
	}

	private static boolean isLoopback(String literal) {
		try {
			return InetAddress.getByName(literal).isLoopbackAddress();
		} catch (UnknownHostException e) {
			return false;
		}
	}
}
