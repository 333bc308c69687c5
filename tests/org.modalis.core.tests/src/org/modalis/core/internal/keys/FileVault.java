package org.modalis.core.internal.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.provider.IProviderHints;

/** A real secure storage in a file of the test, with a password that needs no prompt. */
record FileVault(Path file) implements Vault {

	@Override
	public ISecurePreferences open() throws IOException {
		return SecurePreferencesFactory.open(file.toUri().toURL(),
				new HashMap<>(Map.of(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec("test".toCharArray()))));
	}

	@Override
	public boolean encrypts() {
		return true;
	}

	@Override
	public String protection() {
		return "A test's.";
	}
}
