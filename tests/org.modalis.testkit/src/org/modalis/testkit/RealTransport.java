package org.modalis.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;

import org.modalis.api.transport.HttpTransport;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Makes the product's transport without naming its class, as {@link ServiceLoader} does; where OSGi keeps that from looking
 * into other bundles, it looks itself. No component needs to be running.
 */
final class RealTransport {

	private static final String SERVICE_FILE = "META-INF/services/" + HttpTransport.class.getName();

	private RealTransport() {
	}

	static HttpTransport find() {
		Bundle here = FrameworkUtil.getBundle(RealTransport.class);
		if (here == null)
			return ServiceLoader.load(HttpTransport.class).findFirst().orElseThrow(RealTransport::missing);
		try {
			here.start();
			for (Bundle each : here.getBundleContext().getBundles()) {
				var file = each.getEntry(SERVICE_FILE);
				if (file != null)
					return (HttpTransport) each.loadClass(firstLine(file)).getConstructor().newInstance();
			}
		} catch (Exception e) {
			throw new IllegalStateException("The transport could not be made", e);
		}
		throw missing();
	}

	private static String firstLine(URL file) throws IOException {
		try (var reader = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
			return reader.readLine().strip();
		}
	}

	private static IllegalStateException missing() {
		return new IllegalStateException("No HttpTransport is here: add the core bundle to what this test runs with");
	}
}
