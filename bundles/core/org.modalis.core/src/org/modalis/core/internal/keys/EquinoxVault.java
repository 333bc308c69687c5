package org.modalis.core.internal.keys;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;

/** The platform's default secure storage: one encrypted file per user, opened by a password provider of the platform. */
final class EquinoxVault implements SecureKeyStore.Vault {

	private static final String PASSWORD_PROVIDERS = "org.eclipse.equinox.security.secureStorage";

	@Override
	public ISecurePreferences open() throws IOException {
		var storage = SecurePreferencesFactory.getDefault();
		if (storage == null)
			throw new IOException("There is no secure storage");
		return storage;
	}

	@Override
	public String protection() {
		var registry = RegistryFactory.getRegistry();
		var point = registry == null ? null : registry.getExtensionPoint(PASSWORD_PROVIDERS);
		var names = point == null ? "" : Arrays.stream(point.getExtensions()).map(IExtension::getLabel)
				.map(label -> label.equals("UI Prompt") ? "what you type when Modalis asks for the master password" : label)
				.filter(label -> !label.isBlank()).sorted().collect(Collectors.joining(", "));
		if (names.isEmpty())
			return "Keys cannot be stored here, because nothing provides a master password. Use environment variables.";
		return "Keys are encrypted in this user's secure storage file. Its password comes from: " + names
				+ ". Whoever can run programs as this user may be able to open it.";
	}
}
