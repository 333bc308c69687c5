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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.keys.KeyEntry;
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
	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:04:00Z"), ZoneOffset.UTC);
	private static final Secret OTHER = new Secret("sk-canary-other-77aa");
	private static final Secret CANARY = new Secret("sk-canary-8f3b1c");

	@TempDir
	Path folder;

	private final InMemorySettings settings = new InMemorySettings();
	private final Map<String, String> environment = new HashMap<>();
	private final RecordingLog log = new RecordingLog();
	private final ProviderDirectory directory = new ProviderDirectory();

	private SecureKeyStore keys(Vault vault) {
		directory.add(new ScriptedProvider("acme").info());
		return new SecureKeyStore(directory, settings, environment::get, vault, CLOCK, log.logger());
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
		assertTrue(keys.protection().contains("could not be read"), keys.protection());
		assertEquals(1, log.entries().size());
		var error = assertThrows(KeyStoreException.class, () -> keys.store("acme", HOST, CANARY));
		assertFalse(error.getMessage().contains(CANARY.reveal()));
	}

	@Test
	void severalKeysOfOneHostHaveLabelsAndOneIsUsed() throws Exception {
		assumeTrue(FrameworkUtil.getBundle(getClass()) != null, "secure storage needs OSGi");
		var keys = keys(new FileVault(folder.resolve("labels")));
		keys.store("acme", HOST, CANARY);
		keys.store("acme", HOST, "Team / Büro", OTHER);

		assertEquals(OTHER, keys.find("acme", HOST).orElseThrow().secret(), "the one entered last is used");
		assertEquals(List.of(entry("default", "••••3b1c", false), entry("Team / Büro", "••••77aa", true)), keys.keys("acme", HOST));
		keys.activate("acme", HOST, "default");
		assertEquals(CANARY, keys.find("acme", HOST).orElseThrow().secret());
		assertThrows(KeyStoreException.class, () -> keys.activate("acme", HOST, "nobody"));
		keys.remove("acme", HOST, "default");
		assertEquals(List.of(entry("Team / Büro", "••••77aa", true)), keys.keys("acme", HOST));
		assertEquals(OTHER, keys.find("acme", HOST).orElseThrow().secret(), "what is left is used");
		keys.remove("acme", HOST);
		assertEquals(List.of(), keys.keys("acme", HOST));
		assertThrows(KeyStoreException.class, () -> keys.store("acme", HOST, " ", CANARY));
	}

	private static KeyEntry entry(String label, String hint, boolean active) {
		return new KeyEntry(label, hint, active, Optional.of(CLOCK.instant()), Optional.empty());
	}

	@Test
	void aKeyFromBeforeLabelsIsTheDefaultAndStays() throws Exception {
		assumeTrue(FrameworkUtil.getBundle(getClass()) != null, "secure storage needs OSGi");
		var vault = new FileVault(folder.resolve("old"));
		vault.open().node("org.modalis/keys/acme/" + EncodingUtils.encodeSlashes(HOST)).put("key", CANARY.reveal(), true);
		var keys = keys(vault);
		assertEquals(CANARY, keys.find("acme", HOST).orElseThrow().secret());
		assertEquals(List.of(new KeyEntry("default", "••••3b1c", true, Optional.empty(), Optional.empty())), keys.keys("acme", HOST));
		keys.store("acme", HOST, "new", OTHER);
		keys.activate("acme", HOST, KeyStore.DEFAULT_LABEL);
		assertEquals(CANARY, keys.find("acme", HOST).orElseThrow().secret());
	}

	@Test
	void L12_aKeyGoesToAnotherHostOnlyWhenItIsCopied() throws Exception {
		assumeTrue(FrameworkUtil.getBundle(getClass()) != null, "secure storage needs OSGi");
		var keys = keys(new FileVault(folder.resolve("hosts")));
		keys.store("acme", HOST, "work", CANARY);
		assertEquals(List.of(HOST), keys.otherHosts("acme", "new.example"));
		assertEquals(List.of(), keys.otherHosts("acme", HOST));
		assertEquals(Optional.empty(), keys.find("acme", "new.example"));
		keys.copy("acme", HOST, "work", "new.example");
		assertEquals(CANARY, keys.find("acme", "new.example").orElseThrow().secret());
		assertThrows(KeyStoreException.class, () -> keys.copy("acme", HOST, "nobody", "third.example"));
		assertEquals(Optional.empty(), keys.find("acme", "third.example"));
	}

	@Test
	void theEnvironmentIsListedAsTheOneInUse() throws Exception {
		assumeTrue(FrameworkUtil.getBundle(getClass()) != null, "secure storage needs OSGi");
		var keys = keys(new FileVault(folder.resolve("both")));
		keys.store("acme", HOST, CANARY);
		environment.put("SCRIPTED_API_KEY", "environment-9876");
		var listed = keys.keys("acme", HOST);
		assertEquals("from SCRIPTED_API_KEY", listed.getFirst().source());
		assertEquals(List.of(true, false), listed.stream().map(KeyEntry::active).toList());
		assertEquals("secure storage", listed.getLast().source());
	}

	@Test
	void saysWhatProtectsKeysHere() {
		assumeTrue(FrameworkUtil.getBundle(getClass()) != null, "secure storage needs OSGi");
		assertFalse(new EquinoxVault().protection().isBlank());
	}

	/** The platform itself would store it in the clear here, where it can ask nobody for a password. */
	@Test
	void L11_nothingIsKeptThatCouldNotBeEncrypted() throws Exception {
		assumeTrue(FrameworkUtil.getBundle(getClass()) != null, "secure storage needs OSGi");
		var vault = new EquinoxVault();
		assertFalse(vault.encrypts());
		var error = assertThrows(KeyStoreException.class, () -> keys(vault).store("acme", HOST, CANARY));
		assertTrue(error.getMessage().startsWith("The key was not saved"), error.getMessage());
		assertEquals(List.of(), keys(vault).keys("acme", HOST));
	}

	private record Locked() implements Vault {

		@Override
		public ISecurePreferences open() throws IOException {
			throw new IOException("locked");
		}

		@Override
		public boolean encrypts() {
			return true;
		}

		@Override
		public String protection() {
			return "Locked away.";
		}
	}
}
