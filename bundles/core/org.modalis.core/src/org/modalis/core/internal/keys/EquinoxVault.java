package org.modalis.core.internal.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.ConfigurationScope;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IScopeContext;
import org.eclipse.equinox.internal.security.storage.CallbacksProvider;
import org.eclipse.equinox.internal.security.storage.friends.IStorageConstants;
import org.eclipse.equinox.internal.security.storage.friends.InternalExchangeUtils;
import org.eclipse.equinox.internal.security.storage.friends.PasswordProviderDescription;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;

/**
 * The platform's default secure storage: one file per user, encrypted with a password that comes from a file named on the command
 * line, else from the desktop's keyring, else from the person in front of the window. Which one it is, is asked from the platform
 * in the way in which it chooses itself, so packages are used that it keeps for itself and its friends.
 */
final class EquinoxVault implements Vault {

	private static final String PASSWORD_FILE = "-eclipse.password";
	private static final String ASKS_PERSON = "org.eclipse.equinox.security.ui.defaultpasswordprovider";
	private static final String PROBE = "org.modalis/probe";
	private static final String FILE = "Keys are encrypted in this user's secure storage file; ";
	private static final String ANY_PROGRAM = " Whoever can run programs as this user can open it.";

	private Optional<String> module = Optional.empty();

	@Override
	public ISecurePreferences open() throws IOException {
		var storage = SecurePreferencesFactory.getDefault();
		if (storage == null)
			throw new IOException("There is no secure storage");
		return storage;
	}

	@Override
	public boolean encrypts() {
		if (!passwordFile() && (module().isEmpty() || module().get().equals(ASKS_PERSON) && !window()))
			return false;
		try {
			// the last word: the platform stores in the clear without a password, so it is tried on something that is no secret
			var probe = open().node(PROBE);
			probe.put("probe", "probe", true);
			boolean encrypted = probe.isEncrypted("probe");
			probe.removeNode();
			return encrypted;
		} catch (StorageException | IOException | LinkageError e) {
			return false;
		}
	}

	@Override
	public String protection() {
		if (passwordFile())
			return FILE + "its password is in the file that " + PASSWORD_FILE + " names.";
		return switch (module().orElse("")) {
		case "" -> "Keys cannot be stored here, because nothing provides a password to encrypt them with. Use environment variables.";
		case ASKS_PERSON -> window() ? FILE + "its master password is what you type when Modalis asks for it. Commands cannot ask."
				: "Keys are encrypted with a master password that only the window can ask for: no keyring answers here, so this command"
						+ " neither reads nor keeps one. Use the provider's environment variable, or start the window and the commands"
						+ " with the same " + PASSWORD_FILE + " FILE in front.";
		case String id when id.contains(".linux") -> FILE + "this desktop's keyring (libsecret) keeps its password." + ANY_PROGRAM;
		case String id when id.contains(".windows") -> FILE + "Windows keeps its password, bound to this account." + ANY_PROGRAM;
		case String id when id.contains(".osx") -> FILE + "the macOS keychain keeps its password." + ANY_PROGRAM;
		case String id -> FILE + id + " keeps its password.";
		};
	}

	/** Whether there is a window to ask in, as the platform sees it. */
	private static boolean window() {
		return CallbacksProvider.getDefault().runningUI() && !InternalExchangeUtils.isJUnitApp();
	}

	/** Whether the password is in a file; one that cannot be read is passed over by the platform, too. */
	private static boolean passwordFile() {
		var arguments = List.of(Platform.getApplicationArgs());
		int at = arguments.indexOf(PASSWORD_FILE);
		return at >= 0 && at + 1 < arguments.size() && Files.isReadable(Path.of(arguments.get(at + 1)));
	}

	/** What the platform takes for a new entry: the available provider of the highest priority that is not switched off. */
	private synchronized Optional<String> module() {
		if (module.isEmpty())
			try {
				var off = switchedOff();
				module = InternalExchangeUtils.passwordProvidersFind().stream().map(PasswordProviderDescription::getId)
						.filter(id -> !off.contains(id)).findFirst();
			} catch (LinkageError e) {
				// the keyring's library is missing, and with it the platform finds no provider at all
				return Optional.empty();
			}
		return module;
	}

	private static List<String> switchedOff() {
		IScopeContext[] scopes = { ConfigurationScope.INSTANCE, DefaultScope.INSTANCE };
		var ids = Platform.getPreferencesService().getString("org.eclipse.equinox.security",
				IStorageConstants.DISABLED_PROVIDERS_KEY, "", scopes);
		return List.of(ids.toLowerCase(Locale.ROOT).split(","));
	}
}
