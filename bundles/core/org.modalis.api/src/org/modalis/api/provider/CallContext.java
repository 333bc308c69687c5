package org.modalis.api.provider;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.keys.Secret;
import org.modalis.api.transport.HttpTransport;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a provider gets for one call, and keeps nothing of: it is valid until the call returns. Threads: any, while the call runs.
 * Errors: only {@link #baseUrl} throws; a setting or a key that is not there is empty.
 */
@ProviderType
public interface CallContext {

	/** The only way out of this machine. Waits and retries of this call are shown to its user. */
	HttpTransport transport();

	/** The active key for this provider at {@link #baseUrl()}; empty when there is none. Never log or keep it. */
	Optional<Secret> key();

	/**
	 * Where the vendor's API is: the user's setting, else the default of {@link ProviderInfo#baseUrl()}, without a slash at its
	 * end.
	 *
	 * @throws ProviderException of kind {@code NOT_CONFIGURED} when there is neither
	 */
	URI baseUrl() throws ProviderException;

	/** The value of a setting that {@link ProviderInfo#settings()} declares: the user's, else its default. */
	String setting(String name);

	/** A folder of this user's in which the provider may keep large files such as model weights; may not exist yet. */
	Path modelFolder();

	/**
	 * Tells the user something that does not fail the call, for example that one of many files is damaged: a sentence that names
	 * it and what to do. What {@link ModelProvider#models} notes is shown with the provider's state until it is asked again.
	 */
	default void note(String sentence) {
	}

	/** The time; fixed in tests. */
	Clock clock();
}
