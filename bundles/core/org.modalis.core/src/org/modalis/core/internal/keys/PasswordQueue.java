package org.modalis.core.internal.keys;

import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.equinox.security.storage.StorageException;

/**
 * Lets one reader at a time wait for the person who may be asked for the master password, so that there is one dialog however many
 * providers want their keys. Who waited behind a refusal is refused with it and does not ask again.
 */
final class PasswordQueue {
	private final ReentrantLock asking = new ReentrantLock();
	private volatile int refusals;

	/** A step that may ask for the master password. */
	@FunctionalInterface
	interface Reading<T> {
		T read() throws StorageException;
	}

	<T> T ask(Reading<T> reading) throws StorageException {
		int before = refusals;
		asking.lock();
		try {
			if (refusals != before)
				throw new StorageException(StorageException.NO_PASSWORD, "The master password was not given");
			return reading.read();
		} catch (StorageException e) {
			refusals++;
			throw e;
		} finally {
			asking.unlock();
		}
	}
}
