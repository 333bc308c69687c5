package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.ILog;
import org.modalis.api.history.HistoryException;

/**
 * All that is held while the history is open: the lock, the database, the store, and the backup of the day, which is made a
 * little later so that it does not slow the start down.
 */
final class OpenHistory implements AutoCloseable {

	/** A backup is skipped when less than this many times the database is free on the disk. */
	private static final int SPARE = 3;

	private final OwnerLock lock;
	private final DatabaseFiles files;
	private final DerbyDatabase database;
	private final DerbyHistoryStore store;
	private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("history backup").factory());

	private OpenHistory(OwnerLock lock, DatabaseFiles files, DerbyDatabase database, Duration backupDelay) {
		this.lock = lock;
		this.files = files;
		this.database = database;
		store = new DerbyHistoryStore(database, files.faults(), Clock.systemUTC());
		later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		later.schedule(this::backUpOnceADay, backupDelay.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Call from a thread that nobody interrupts. */
	static OpenHistory open(Path folder, DatabaseFiles files, String kind, Duration backupDelay) throws HistoryException {
		try {
			Files.createDirectories(folder);
			OwnerLock lock = OwnerLock.take(folder, kind);
			try {
				return new OpenHistory(lock, files, files.open(), backupDelay);
			} catch (IOException | HistoryException | RuntimeException e) {
				lock.close();
				throw e;
			}
		} catch (IOException e) {
			throw files.faults().explain(e);
		}
	}

	DerbyHistoryStore store() {
		return store;
	}

	private void backUpOnceADay() {
		try {
			if (files.backups().madeOn(LocalDate.now()) || isTight())
				return;
			try (Connection connection = database.connect()) {
				files.backups().make(connection, DatabaseFiles.DATABASE);
				connection.commit();
			}
		} catch (IOException | SQLException e) {
			ILog.of(getClass()).warn("The daily backup of the history could not be made; the next start tries again.", e);
		}
	}

	private boolean isTight() throws IOException {
		return Files.getFileStore(database.folder()).getUsableSpace() < SPARE * Folders.bytes(database.folder());
	}

	/** Waits for what is under way, then shuts the database down and lets go of the lock. */
	@Override
	public void close() {
		later.close();
		store.close();
		database.close();
		try {
			lock.close();
		} catch (IOException e) {
			ILog.of(getClass()).warn("The history is closed, but its owner file could not be removed; it does no harm.", e);
		}
	}
}
