package org.modalis.history.derby.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;

/**
 * Says that this process owns the workspace's history. The operating system holds the lock and drops it when the process ends in
 * whatever way; the file {@code owner} beside it only tells others who it is, and may be left over from a crash.
 */
final class OwnerLock implements AutoCloseable {

	private final FileChannel channel;
	private final Path owner;

	private OwnerLock(FileChannel channel, Path owner) {
		this.channel = channel;
		this.owner = owner;
	}

	/**
	 * Takes the lock for this process.
	 *
	 * @param kind what this process is, for others to read: {@code window} or {@code command line}
	 * @throws HistoryException {@code IN_USE}, naming the owner
	 */
	static OwnerLock take(Path folder, String kind) throws IOException, HistoryException {
		Path owner = folder.resolve("owner");
		FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
		try {
			if (channel.tryLock() == null)
				throw inUse(owner);
			Files.writeString(owner, "kind=" + kind + "\npid=" + ProcessHandle.current().pid() + "\nsince=" + Instant.now() + "\n");
			return new OwnerLock(channel, owner);
		} catch (OverlappingFileLockException heldByThisProcess) {
			channel.close();
			throw inUse(owner);
		} catch (IOException | HistoryException e) {
			channel.close();
			throw e;
		}
	}

	private static HistoryException inUse(Path owner) {
		return new HistoryException(Kind.IN_USE, "The history is in use by " + name(owner)
				+ ". Close it first, or go on there. Nothing was changed.");
	}

	private static String name(Path owner) {
		var known = new Properties();
		try {
			known.load(new StringReader(Files.readString(owner)));
			return "the Modalis " + known.getProperty("kind") + ", process " + known.getProperty("pid") + ", since "
					+ words(Instant.parse(known.getProperty("since", "")));
		} catch (IOException | DateTimeException | IllegalArgumentException notWrittenYet) {
			return "another Modalis";
		}
	}

	private static String words(Instant since) {
		ZonedDateTime local = since.atZone(ZoneId.systemDefault());
		boolean today = local.toLocalDate().equals(LocalDate.now());
		return DateTimeFormatter.ofPattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm").format(local);
	}

	/** The owner's note goes first, so that nobody reads ours while it holds the lock itself. */
	@Override
	public void close() throws IOException {
		try {
			Files.deleteIfExists(owner);
		} finally {
			channel.close();
		}
	}
}
