package org.modalis.testkit;

import java.util.ServiceLoader;

import org.modalis.api.transport.HttpTransport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Finds the product's transport without naming its bundle: in OSGi as a service, else through {@link ServiceLoader}. */
final class RealTransport {

	private RealTransport() {
	}

	static HttpTransport find() {
		Bundle here = FrameworkUtil.getBundle(RealTransport.class);
		if (here == null)
			return ServiceLoader.load(HttpTransport.class).findFirst().orElseThrow(
					() -> new IllegalStateException("No HttpTransport on the class path: put the core bundle's classes there"));
		try {
			here.start();
			return service(here.getBundleContext());
		} catch (BundleException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A test runtime starts few bundles by itself, so those with components are started here. */
	private static HttpTransport service(BundleContext context) throws BundleException {
		for (Bundle each : context.getBundles())
			if (each.getHeaders().get("Fragment-Host") == null && (each.getSymbolicName().equals("org.apache.felix.scr")
					|| each.getSymbolicName().equals("org.modalis.core")))
				each.start();
		var reference = context.getServiceReference(HttpTransport.class);
		if (reference == null)
			throw new IllegalStateException("No HttpTransport service: the core bundle is missing or its component is not satisfied");
		return context.getService(reference);
	}
}
