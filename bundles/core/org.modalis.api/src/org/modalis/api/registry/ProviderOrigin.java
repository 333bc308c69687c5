package org.modalis.api.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * The bundle that a provider came in.
 *
 * @param bundle its symbolic name
 * @param version its version
 * @param vendor who publishes it; may be empty
 * @param contract the version of the provider contract (the test kit's) that it declares to have passed in its header
 *        {@code Modalis-Provider-Contract}; empty when it declares none. Our own build fails when a declaration is not true
 */
public record ProviderOrigin(String bundle, String version, String vendor, Optional<String> contract) {
	/** Not from a bundle, as in a test. */
	public static final ProviderOrigin NONE = new ProviderOrigin("", "", "", Optional.empty());

	public ProviderOrigin {
		Objects.requireNonNull(bundle);
		Objects.requireNonNull(version);
		Objects.requireNonNull(vendor);
		Objects.requireNonNull(contract);
	}
}
