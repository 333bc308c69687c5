package org.modalis.studio.chat.internal.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Says which links may be opened at all. */
public final class LinkTarget {

	private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

	private LinkTarget() {
	}

	/** Whether an address is a complete web or mail address; everything else stays dead text. */
	public static boolean isSafe(String address) {
		try {
			URI uri = new URI(address);
			String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
			return SCHEMES.contains(scheme) && (scheme.equals("mailto") || uri.getHost() != null);
		} catch (URISyntaxException e) {
			return false;
		}
	}

	/** The host of a web address that is safe, for telling people whom they would reach. */
	static String host(String address) {
		String host = URI.create(address).getHost();
		return host == null ? "" : host;
	}
}
