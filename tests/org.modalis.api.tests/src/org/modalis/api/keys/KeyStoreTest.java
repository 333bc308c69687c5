package org.modalis.api.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStoreTest {

	@ParameterizedTest
	@CsvSource({ "https://api.openai.com/v1, api.openai.com", "https://API.openai.com:443, api.openai.com",
			"https://api.openai.com:8443, api.openai.com:8443", "http://api.openai.com, http://api.openai.com",
			"http://localhost:8080/v1, http://localhost:8080" })
	void bindsAKeyToHostSchemeAndPort(URI baseUrl, String host) {
		assertEquals(host, KeyStore.hostOf(baseUrl));
	}
}
