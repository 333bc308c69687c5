package org.modalis.api.transport;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What left this machine, call by call, for as long as it is kept: twelve months, and at most the newest 64 MiB (a few hundred
 * thousand calls). It lies beside the history in {@code calls/} of the workspace, one file of JSON lines a month, and holds neither
 * content nor keys.
 * <p>
 * Threads: any but the UI thread, because reading waits for the disk. What was recorded before a call of a method is in its result.
 */
@ProviderType
public interface CallLog {

	/** The newest calls, newest first. */
	List<CallRecord> recent(int atMost) throws IOException;

	/** Hands over each call that began at or after a moment, oldest first; {@link Instant#EPOCH} for all. */
	void forEach(Instant since, Consumer<CallRecord> reader) throws IOException;

	/** Calls the listener with each new call, from a thread of the log, until the handle is closed. */
	Subscription onChange(Consumer<CallRecord> listener);

	/** Writes the calls since a moment as CSV (RFC 4180) with a line of headings, oldest first; times in UTC. */
	void exportCsv(Instant since, Appendable to) throws IOException;

	/** Writes the calls since a moment as one JSON array, oldest first. */
	void exportJson(Instant since, Appendable to) throws IOException;

	/** Forgets everything. */
	void clear() throws IOException;
}
