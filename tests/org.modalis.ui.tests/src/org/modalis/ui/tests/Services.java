package org.modalis.ui.tests;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The services of the running application. */
final class Services {

	private Services() {
	}

	static BundleContext bundles() {
		return FrameworkUtil.getBundle(Services.class).getBundleContext();
	}

	/** The service as it is now; fails when there is none. */
	static <S> S get(Class<S> type) {
		var reference = bundles().getServiceReference(type);
		if (reference == null)
			throw new IllegalStateException("There is no service " + type.getName());
		return bundles().getService(reference);
	}
}
