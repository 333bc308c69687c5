package org.modalis.workbench.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.testkit.InMemorySettings;

class ProviderFormTest {

	private static final ProviderSetting THREADS = new ProviderSetting("threads", "Threads", ProviderSetting.Kind.NUMBER, "4", "");
	private static final ProviderInfo ACME = ProviderInfo.of("acme", "Acme", "A vendor.").at("https://api.acme.test")
			.withKey(ProviderInfo.KeyUse.REQUIRED, "ACME_API_KEY").withSettings(THREADS);

	private final InMemorySettings settings = new InMemorySettings();
	private final ProviderForm form = new ProviderForm(ACME, settings);

	@Test
	void showsDefaultsUntilSomethingIsSet() {
		assertEquals("https://api.acme.test", form.baseUrl());
		assertEquals("4", form.value(THREADS));
	}

	@Test
	void keepsOnlyWhatDiffersFromTheDefault() {
		form.saveBaseUrl(" https://proxy.test/v1/ ");
		form.save(THREADS, "8");
		assertEquals(Map.of("provider.acme.baseUrl", "https://proxy.test/v1", "provider.acme.threads", "8"), settings.all());
		form.saveBaseUrl("https://api.acme.test/");
		form.save(THREADS, "");
		assertEquals(Map.of(), settings.all());
	}

	@Test
	void writesNothingWhenNothingChanged() {
		form.saveBaseUrl("https://proxy.test");
		int before = settings.writes();
		form.saveBaseUrl("https://proxy.test");
		form.save(THREADS, "4");
		assertEquals(before, settings.writes(), "each write would ask the provider again");
	}

	@ParameterizedTest
	@ValueSource(strings = { "api.acme.test", "ftp://api.acme.test", "https://", "https:///v1", "http://bad host", "file:/etc/passwd" })
	void refusesWhatIsNoBaseUrl(String text) {
		assertTrue(ProviderForm.problemOfUrl(text).isPresent(), text);
		assertEquals(Optional.empty(), ProviderForm.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "http://localhost:11434", "HTTPS://api.acme.test/v1" })
	void takesUsableUrlsAndNone(String text) {
		assertEquals(Optional.empty(), ProviderForm.problemOfUrl(text));
	}
}
