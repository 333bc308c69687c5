package org.modalis.core.internal.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStore.StoredKey;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.keys.Secret;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.core.internal.fakes.RecordingLog;
import org.modalis.core.internal.fakes.ScriptedProvider;
import org.modalis.core.internal.provider.ProviderDirectory;
import org.modalis.testkit.InMemorySettings;
import org.osgi.framework.FrameworkUtil;

class SecureKeyStoreTest {

	private static final String HOST = KeyStore.hostOf(ScriptedProvider.HOME);
	private static final Secret CANARY = new Secret("sk-canary-8f3b1c");

	@TempDir
	Path folder;

	private final InMemorySettings settings = new InMemorySettings();
	private final Map<String, String> environment = new HashMap<>();
	private final RecordingLog log = new RecordingLog();
	private final ProviderDirectory directory = new ProviderDirectory();

	private SecureKeyStore keys(SecureKeyStore.Vault vault) {
		directory.add(new ScriptedProvider("acme").info());
		return new SecureKeyStore(directory, settings, environment::get, vault, log.logger());
	}

	@Test
	void L12_aStoredKeyIsForOneHostOnly() throws Exception {
		assumeTrue(FrameworkUtil.getBundle(getClass()) != null, "secure storage needs OSGi");
		var keys = keys(new FileVault(folder.resolve("a")));
		var told = new ArrayList<String>();
		keys.onChange(told::add);

		keys.store("acme", HOST, CANARY);

		assertEquals(Optional.of(new StoredKey(CANARY, "secure storage")), keys.find("acme", HOST));
		assertEquals(Optional.empty(), keys.find("acme", "evil.example"));
		assertEquals(Optional.empty(), keys.find("other", HOST));
		assertFalse(Files.readString(folder.resolve("a")).contains(CANARY.reveal()));
		keys.remove("acme", HOST);
		assertEquals(Optional.empty(), keys.find("acme", HOST));
		assertEquals(List.of("acme", "acme"), told);
	}

	@Test
	void theEnvironmentWinsAtTheDefaultHostOnly() {
		environment.put("SCRIPTED_API_KEY", "env");
		var keys = keys(new Locked());
		assertEquals(Optional.of(new StoredKey(new Secret("env"), "from SCRIPTED_API_KEY")), keys.find("acme", HOST));
		settings.set("provider.acme.baseUrl", "https://evil.example");
		assertEquals(Optional.empty(), keys.find("acme", "evil.example"));
	}

	@Test
	void theEnvironmentBelongsToTheUsersBaseUrlWhereThereIsNoDefault() {
		environment.put("ANY_API_KEY", "env");
		var keys = keys(new Locked());
		directory.add(ProviderInfo.of("any", "Any", "").atUsersAddress().withKey(KeyUse.OPTIONAL, "ANY_API_KEY"));
		assertEquals(Optional.empty(), keys.find("any", "mine.example"));
		settings.set("provider.any.baseUrl", "https://mine.example/v1");
		assertEquals("from ANY_API_KEY", keys.find("any", "mine.example").orElseThrow().source());
		assertEquals(Optional.empty(), keys.find("any", "evil.example"));
	}

	@Test
	void aLockedStorageIsSaidAndNeverAnError() {
		var keys = keys(new Locked());
		assertEquals(Optional.empty(), keys.find("acme", HOST));
		assertEquals(Optional.empty(), keys.find("acme", HOST));
		assertTrue(keys.protection().contains("could not be opened"), keys.protection());
		assertEquals(1, log.entries().size());
		var error = assertThrows(KeyStoreException.class, () -> keys.store("acme", HOST, CANARY));
		assertFalse(error.getMessage().contains(CANARY.reveal()));
	}

	@Test
	void saysWhatProtectsKeysHere() {
		assertFalse(new EquinoxVault().protection().isBlank());
	}

	private record Locked() implements SecureKeyStore.Vault {

		@Override
		public ISecurePreferences open() throws IOException {
			throw new IOException("locked");
		}

		@Override
		public String protection() {
			return "Locked away.";
		}
	}

	/** A real secure storage in a file of the test, with a password that needs no prompt. */
	private record FileVault(Path file) implements SecureKeyStore.Vault {

		@Override
		public ISecurePreferences open() throws IOException {
			return SecurePreferencesFactory.open(file.toUri().toURL(),
					new HashMap<>(Map.of(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec("test".toCharArray()))));
		}

		@Override
		public String protection() {
			return "A test's.";
		}
	}
}
