package org.modalis.api.transport;

import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps everything on this machine: while it is on, the {@link HttpTransport} reaches loopback addresses only, and what is on its
 * way elsewhere is cut off. It is the setting {@code network.offline} unless the program was started with {@code --offline}, which
 * holds until it ends. Threads: any.
 */
@ProviderType
public interface OfflineSwitch {

	/** Whether only this machine is reached now. */
	boolean isOffline();

	/** Whether the command line keeps it on, so that {@link #set} changes nothing before the next start. */
	boolean isForced();

	/** Turns it on or off, for later starts too. */
	void set(boolean offline);

	/**
	 * Calls the listener with the new state when it has changed, from the thread that changed it, until the handle is closed.
	 */
	Subscription onChange(Consumer<Boolean> listener);
}
