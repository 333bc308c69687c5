package org.modalis.core.internal.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.core.internal.transport.ApacheHttpTransport;
import org.modalis.testkit.InMemoryKeyStore;
import org.modalis.testkit.InMemorySettings;

class CallContextTest {

	private static final URI HOME = URI.create("https://api.acme.example/v1");

	private final InMemorySettings settings = new InMemorySettings();
	private final InMemoryKeyStore keys = new InMemoryKeyStore();

	private CallContextImpl context(Optional<URI> home) {
		var here = ProviderInfo.of("acme", "Acme", "").atUsersAddress().withKey(KeyUse.OPTIONAL, "ACME_API_KEY")
				.withSettings(new ProviderSetting("region", "Region", ProviderSetting.Kind.TEXT, "eu", ""));
		var info = home.map(address -> here.at(address.toString())).orElse(here);
		return new CallContexts(new ApacheHttpTransport(), keys, settings).impatient(info);
	}

	@Test
	void L12_aChangedBaseUrlNeverGetsTheOldKey() throws Exception {
		keys.store("acme", KeyStore.hostOf(HOME), new Secret("old"));
		assertEquals(Optional.of(new Secret("old")), context(Optional.of(HOME)).key());
		for (var other : List.of("https://evil.example/v1", "http://api.acme.example/v1", "https://api.acme.example:444/v1")) {
			settings.set("provider.acme.baseUrl", other);
			var context = context(Optional.of(HOME));
			assertEquals(URI.create(other), context.baseUrl());
			assertEquals(Optional.empty(), context.key(), other);
		}
	}

	@Test
	void L12_aBaseUrlThatChangesDuringACallChangesForTheNextCallOnly() throws Exception {
		keys.store("acme", KeyStore.hostOf(HOME), new Secret("old"));
		var keyFirst = context(Optional.of(HOME));
		var addressFirst = context(Optional.of(HOME));
		assertEquals(Optional.of(new Secret("old")), keyFirst.key());
		assertEquals(HOME, addressFirst.baseUrl());
		keys.store("acme", "evil.example", new Secret("new"));
		settings.set("provider.acme.baseUrl", "https://evil.example/v1");
		assertEquals(HOME, keyFirst.baseUrl());
		assertEquals(Optional.of(new Secret("old")), addressFirst.key());
	}

	@Test
	void takesTheUsersAddressAndSettingBeforeTheDefaults() throws Exception {
		assertEquals(HOME, context(Optional.of(HOME)).baseUrl());
		assertEquals("eu", context(Optional.of(HOME)).setting("region"));
		settings.set("provider.acme.baseUrl", " http://localhost:8080/v1// ");
		settings.set("provider.acme.region", "us");
		var context = context(Optional.of(HOME));
		assertEquals(URI.create("http://localhost:8080/v1"), context.baseUrl());
		assertEquals("us", context.setting("region"));
		assertThrows(IllegalArgumentException.class, () -> context.setting("other"));
	}

	@Test
	void saysThatNoAddressIsSet() {
		assertEquals(Kind.NOT_CONFIGURED,
				assertThrows(ProviderException.class, () -> context(Optional.empty()).baseUrl()).kind());
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8080", "file:///etc/passwd", "https://", "http://user:pw@host", "not an address" })
	void refusesAnAddressThatIsNone(String text) {
		settings.set("provider.acme.baseUrl", text);
		var context = context(Optional.of(HOME));
		assertEquals(Kind.NOT_CONFIGURED, assertThrows(ProviderException.class, context::baseUrl).kind());
		assertEquals(Optional.empty(), context.key());
	}
}
