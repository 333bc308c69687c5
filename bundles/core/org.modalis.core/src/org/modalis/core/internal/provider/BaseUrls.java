package org.modalis.core.internal.provider;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.settings.Settings;

/** Where a provider's API is: the user's setting where the provider asks for one, else its default. */
public final class BaseUrls {

	private BaseUrls() {
	}

	/**
	 * Without a slash at its end; empty when there is neither setting nor default.
	 *
	 * @throws ProviderException of kind {@code NOT_CONFIGURED} when the setting is no usable address
	 */
	public static Optional<URI> of(ProviderInfo info, Settings settings) throws ProviderException {
		var set = info.asksForBaseUrl()
				? settings.get("provider." + info.id() + ".baseUrl").map(String::strip).filter(text -> !text.isEmpty())
				: Optional.<String>empty();
		var text = set.or(() -> info.baseUrl().map(URI::toString));
		return text.isEmpty() ? Optional.empty() : Optional.of(check(info, text.get()));
	}

	private static URI check(ProviderInfo info, String text) throws ProviderException {
		try {
			var uri = URI.create(text.replaceFirst("/+$", ""));
			var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
			if (uri.getHost() == null || !scheme.equals("http") && !scheme.equals("https"))
				throw wrong(info, "has to begin with http:// or https:// and name a server");
			if (uri.getUserInfo() != null)
				throw wrong(info, "must not hold a user name or password; enter the key in its own field");
			return uri;
		} catch (IllegalArgumentException e) {
			throw wrong(info, "is not an address");
		}
	}

	private static ProviderException wrong(ProviderInfo info, String what) {
		return new ProviderException(Kind.NOT_CONFIGURED, "The base URL of " + info.displayName() + " " + what + ".");
	}
}
