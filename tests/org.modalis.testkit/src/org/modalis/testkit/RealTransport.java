package org.modalis.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.function.Consumer;

import org.modalis.api.transport.HttpTransport;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Makes the product's transport without naming its class, as {@link ServiceLoader} does; where OSGi keeps that from looking
 * into other bundles, it looks itself. No component needs to be running. It repeats calls as in the product, without waiting.
 */
final class RealTransport {

	private static final String SERVICE_FILE = "META-INF/services/" + HttpTransport.class.getName();

	private RealTransport() {
	}

	/** @param waits told how long the transport would wait before it repeats a call; it goes on at once */
	static HttpTransport find(Consumer<Duration> waits) {
		try {
			return (HttpTransport) type().getConstructor(Consumer.class).newInstance(waits);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("The transport could not be made", e);
		}
	}

	private static Class<?> type() {
		Bundle here = FrameworkUtil.getBundle(RealTransport.class);
		if (here == null)
			return ServiceLoader.load(HttpTransport.class).stream().findFirst().orElseThrow(RealTransport::missing).type();
		try {
			here.start();
			for (Bundle each : here.getBundleContext().getBundles()) {
				var file = each.getEntry(SERVICE_FILE);
				if (file != null)
					return each.loadClass(firstLine(file));
			}
		} catch (Exception e) {
			throw new IllegalStateException("The transport could not be found", e);
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
