package org.modalis.core.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSettingsTest {

	private final Map<String, String> settings = new HashMap<>();
	private final Map<String, String> environment = new HashMap<>();
	private final NetworkSettings network = new NetworkSettings(name -> Optional.ofNullable(settings.get(name)), environment::get);

	private String proxy(String scheme, String host, int port) {
		return network.proxy(scheme, host, port).map(WebProxy::toString).orElse("");
	}

	@Test
	void takesTheSettingBeforeTheEnvironmentAndDirectBeforeBoth() {
		assertEquals("", proxy("https", "api.test", 443));
		environment.putAll(Map.of("HTTPS_PROXY", "http://secure:1", "http_proxy", "open:2"));
		assertEquals("secure:1", proxy("https", "api.test", 443));
		assertEquals("open:2", proxy("http", "api.test", 80));
		settings.put("network.proxy", " mine:3 ");
		assertEquals("mine:3", proxy("https", "api.test", 443));
		settings.put("network.proxy", "direct");
		assertEquals("", proxy("https", "api.test", 443));
		settings.put("network.proxy", "");
		assertEquals("secure:1", proxy("https", "api.test", 443));
	}

	@ParameterizedTest
	@CsvSource({ "api.test, 443, true", "www.api.test, 443, true", "xapi.test, 443, false", "deep.dot.test, 443, true",
			"dot.test, 443, true", "port.test, 8080, true", "port.test, 443, false", "10.0.0.7, 443, true", "STAR.test, 443, true" })
	void reachesTheHostsOfNoProxyDirectly(String host, int port, boolean direct) {
		environment.put("HTTPS_PROXY", "proxy:1");
		environment.put("no_proxy", "api.test, .dot.test port.test:8080,10.0.0.7,*.star.test,star.test");
		assertEquals(direct ? "" : "proxy:1", proxy("https", host, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]", "::1", "[::ffff:127.0.0.1]" })
	void neverTakesAProxyToThisMachine(String host) {
		settings.put("network.proxy", "proxy:1");
		assertEquals("", proxy("http", host, 80));
		assertTrue(Loopback.names(host));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost.evil.test", "127.evil.test", "127.0.0.1.evil.test", "10.0.0.1", "0.0.0.0", "[::2]", "127.0.0.256",
			"169.254.1.1", "localhosts" })
	void takesNoOtherNameForThisMachine(String host) {
		assertFalse(Loopback.names(host));
	}

	@ParameterizedTest
	@ValueSource(strings = { "socks5://proxy:1", "https://proxy:1", "not a host", "http://", "proxy:s3cret@x y" })
	void saysThatASettingNamesNoHttpProxy(String value) {
		settings.put("network.proxy", value);
		var error = assertThrows(IllegalArgumentException.class, () -> proxy("https", "api.test", 443));
		assertTrue(error.getMessage().contains("network.proxy") && !error.getMessage().contains("s3cret"), error.getMessage());
	}
}
