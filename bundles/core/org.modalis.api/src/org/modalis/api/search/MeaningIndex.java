package org.modalis.api.search;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds messages by what they mean, whatever their words. An optional service: a {@link SearchIndex} asks the one that is there at
 * the moment, and does without when there is none.
 * <p>
 * It follows the history by itself, in the background and only once it has been asked; until it has read everything it answers by
 * what it has read. Threads: any; takes some ten milliseconds of processor time, so not from the UI thread. Nothing leaves the
 * machine.
 */
@ConsumerType
public interface MeaningIndex {

	/**
	 * The messages that come nearest to a text, the nearest first; those that have little to do with it are left out. Deleted ones
	 * may still be among them.
	 *
	 * @param thread in this thread only
	 * @param limit at most this many
	 * @throws IOException with a sentence for the user, when the index or its model cannot be used
	 */
	List<UUID> near(String text, Optional<UUID> thread, int limit) throws IOException;

	/**
	 * Waits until it has loaded what it needs, for those who ask once and then end. Does not wait for what it has not read yet.
	 *
	 * @param longest after which it is asked as it is
	 */
	default void await(Duration longest) throws InterruptedException {
		// one that loads nothing is there at once
	}
}
