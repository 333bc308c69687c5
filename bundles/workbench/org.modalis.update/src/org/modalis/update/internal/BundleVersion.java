package org.modalis.update.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** A bundle as p2 and the framework both know it: its symbolic name and its version. */
record BundleVersion(String name, Version version) {

	static BundleVersion of(Bundle bundle) {
		return new BundleVersion(bundle.getSymbolicName(), bundle.getVersion());
	}
}
