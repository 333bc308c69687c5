package org.modalis.api.registry;

import java.util.Optional;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds out whether a provider can be reached and takes its key, when a user asks for it, and remembers the last result of each
 * provider beyond a restart. A test costs nothing at the vendor. Threads: any; nothing here blocks but {@link Run#await}.
 */
@ProviderType
public interface ConnectionTest {

	/**
	 * Begins a test in the background. One of the same provider that is still running is cancelled.
	 *
	 * @throws IllegalArgumentException when there is no such provider
	 */
	Run start(String providerId);

	/** The last result of a provider, of this or an earlier start; one that was cancelled is none. May read a small file once. */
	Optional<ConnectionResult> last(String providerId);

	/** Calls the listener with a provider's id when it has a new result, from the thread of the test, until the handle is closed. */
	Subscription onChange(Consumer<String> listener);

	/** A test on its way. Threads: any. */
	@ProviderType
	interface Run {

		/** Ends it; {@link #await} then returns at once. Does nothing when it has ended. */
		void cancel();

		/** Waits for the end. */
		ConnectionResult await() throws InterruptedException;

		/** The result, once it has ended. */
		Optional<ConnectionResult> result();
	}
}
