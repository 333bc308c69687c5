package org.modalis.core.internal.registry;

import java.util.Optional;

import org.modalis.api.registry.ProviderOrigin;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Tells which bundle a provider came in. */
final class BundleOrigin {
	private static final String CONTRACT = "Modalis-Provider-Contract";

	private BundleOrigin() {
	}

	static ProviderOrigin of(Class<?> provider) {
		var bundle = FrameworkUtil.getBundle(provider);
		if (bundle == null)
			return ProviderOrigin.NONE;
		var headers = bundle.getHeaders();
		return new ProviderOrigin(bundle.getSymbolicName(), bundle.getVersion().toString(),
				Optional.ofNullable(headers.get(Constants.BUNDLE_VENDOR)).orElse(""), Optional.ofNullable(headers.get(CONTRACT)));
	}
}
