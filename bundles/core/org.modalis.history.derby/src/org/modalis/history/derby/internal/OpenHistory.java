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
 * All that is held while the history is open: the lock, the database, the store, and what is done a little later so that it does
 * not slow the start down: the backup of the day, then tidying up.
 */
final class OpenHistory implements AutoCloseable {

	/** A backup is skipped when less than this many times the database is free on the disk. */
	private static final int SPARE = 3;

	private final OwnerLock lock;
	private final DatabaseFiles files;
	private final DerbyDatabase database;
	private final AttachmentFiles attachments;
	private final DerbyHistoryStore store;
	private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("history backup").factory());

	private OpenHistory(OwnerLock lock, DatabaseFiles files, DerbyDatabase database, Duration delay) {
		this.lock = lock;
		this.files = files;
		this.database = database;
		attachments = new AttachmentFiles(files.attachments(), new Faults(files.attachments(), files.backups()));
		store = new DerbyHistoryStore(database, files.faults(), attachments, Clock.systemUTC());
		later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		later.schedule(this::backUpOnceADay, delay.toMillis(), TimeUnit.MILLISECONDS);
		later.schedule(this::tidy, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Call from a thread that nobody interrupts. */
	static OpenHistory open(Path folder, DatabaseFiles files, String kind, Duration delay) throws HistoryException {
		try {
			Files.createDirectories(folder);
			OwnerLock lock = OwnerLock.take(folder, kind);
			try {
				return new OpenHistory(lock, files, files.open(), delay);
			} catch (IOException | HistoryException | RuntimeException e) {
				lock.close();
				throw e;
			}
		} catch (IOException e) {
			throw files.faults().explain(e);
		}
	}

	DerbyDatabase database() {
		return database;
	}

	DerbyHistoryStore store() {
		return store;
	}

	/** Copies the database as it is now into a folder, which has nothing of it when that fails. */
	void copy(Path folder) throws HistoryException {
		try {
			Files.createDirectories(folder);
			copyDatabase(folder);
		} catch (IOException e) {
			throw files.faults().explain(e);
		} catch (SQLException e) {
			throw files.faults().explain(e);
		}
	}

	private void copyDatabase(Path folder) throws IOException, SQLException {
		boolean done = false;
		try (Connection connection = database.connect()) {
			Backups.copy(connection, folder);
			connection.commit();
			done = true;
		} finally {
			if (!done)
				Folders.delete(folder.resolve(DatabaseFiles.DATABASE));
		}
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

	/** Takes out for good what was deleted long enough ago, and the files that belonged to it. */
	private void tidy() {
		try {
			store.bin().empty(() -> !later.isShutdown());
			attachments.collect(store::isNamed, () -> !later.isShutdown());
		} catch (IOException | HistoryException e) {
			ILog.of(getClass()).warn("What was deleted could not be taken out of the history; the next start tries again.", e);
		}
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
