package org.modalis.testkit;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** The bundle of a provider, which leaves in the middle of a call and is back afterwards. Without OSGi there is none to stop. */
final class LeavingBundle implements AutoCloseable {
	private final Bundle bundle;

	LeavingBundle(Object provider) throws BundleException {
		bundle = FrameworkUtil.getBundle(provider.getClass());
		start();
	}

	void stop() throws BundleException {
		if (bundle != null)
			bundle.stop(Bundle.STOP_TRANSIENT);
	}

	@Override
	public void close() throws BundleException {
		start();
	}

	private void start() throws BundleException {
		if (bundle != null)
			bundle.start(Bundle.START_TRANSIENT);
	}
}
