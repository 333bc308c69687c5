package org.modalis.history.derby.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.modalis.api.history.HistoryCopies;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The history of this workspace, in {@code <workspace>/history}. Starting the component does nothing; {@link #open()} takes the
 * lock and starts Derby. The system property {@code modalis.kind} ({@code window} or {@code command line}) tells other
 * processes who holds it.
 * <p>
 * Backups: before each migration, and at the first opening of a day (in the background); the newest five are kept.
 */
@Component(service = { HistoryService.class, HistoryCopies.class })
public final class DerbyHistoryService implements HistoryService, HistoryCopies {

	private static final Duration BACKUP_DELAY = Duration.ofSeconds(30);

	private final Supplier<Path> workspace;
	private final Migrations migrations;
	private final Duration backupDelay;
	private final ReentrantLock turn = new ReentrantLock();
	private Optional<OpenHistory> open = Optional.empty();

	@Activate
	public DerbyHistoryService(@Reference(target = "(type=osgi.instance.area)") Location workspace) {
		this(() -> path(workspace), new Migrations(), BACKUP_DELAY);
	}

	/**
	 * Not public, or declarative services would take it for the constructor of the component.
	 *
	 * @param workspace the folder that has or gets the folder {@code history}
	 */
	DerbyHistoryService(Path workspace) {
		this(() -> workspace, new Migrations(), BACKUP_DELAY);
	}

	DerbyHistoryService(Supplier<Path> workspace, Migrations migrations, Duration backupDelay) {
		this.workspace = workspace;
		this.migrations = migrations;
		this.backupDelay = backupDelay;
	}

	private static Path path(Location workspace) {
		if (workspace.getURL() == null)
			throw new IllegalStateException("The program was started without a workspace");
		try {
			return URIUtil.toFile(URIUtil.toURI(workspace.getURL())).toPath();
		} catch (URISyntaxException e) {
			throw new IllegalStateException("Not a folder: " + workspace.getURL(), e);
		}
	}

	@Override
	public HistoryStore open() throws HistoryException {
		turn.lock();
		try {
			if (open.isEmpty())
				open = Optional.of(onOwnThread(() -> OpenHistory.open(folder(), files(),
						System.getProperty("modalis.kind", "program"), backupDelay)));
			return open.get().store();
		} finally {
			turn.unlock();
		}
	}

	@Override
	public Path restoreBackup() throws HistoryException {
		turn.lock();
		try {
			close();
			return onOwnThread(this::restore);
		} finally {
			turn.unlock();
		}
	}

	private Path restore() throws HistoryException {
		return change(DatabaseFiles::restore);
	}

	@Override
	public void copy(Path folder) throws HistoryException {
		turn.lock();
		try {
			OpenHistory history = open.orElseThrow(() -> Refusals.refused("The history is closed. No copy was made."));
			onOwnThread(() -> {
				history.copy(folder);
				return folder;
			});
		} finally {
			turn.unlock();
		}
	}

	@Override
	public void check(Path copy) throws HistoryException {
		turn.lock();
		try {
			onOwnThread(() -> {
				try {
					files().check(copy, open.map(OpenHistory::database));
				} catch (IOException e) {
					throw files().faults().explain(e);
				}
				return copy;
			});
		} finally {
			turn.unlock();
		}
	}

	@Override
	public Path replace(Path copy) throws HistoryException {
		turn.lock();
		try {
			close();
			return onOwnThread(() -> change(files -> files.replace(copy)));
		} finally {
			turn.unlock();
		}
	}

	/** What is done with the database while nobody has it open. */
	private interface Change {
		Path run(DatabaseFiles files) throws IOException, HistoryException;
	}

	private Path change(Change change) throws HistoryException {
		DatabaseFiles files = files();
		try {
			Files.createDirectories(folder());
			OwnerLock lock = OwnerLock.take(folder(), "program");
			try {
				return change.run(files);
			} finally {
				lock.close();
			}
		} catch (IOException e) {
			throw files.faults().explain(e);
		}
	}

	/** Writes everything out and lets go of the workspace. */
	@Deactivate
	public void close() {
		turn.lock();
		try {
			if (open.isEmpty())
				return;
			OpenHistory closing = open.get();
			open = Optional.empty();
			onOwnThread(() -> {
				closing.close();
				return closing;
			});
		} catch (HistoryException e) {
			throw new IllegalStateException("Closing reports nothing of its own", e);
		} finally {
			turn.unlock();
		}
	}

	private Path folder() {
		return workspace.get().resolve("history").toAbsolutePath();
	}

	private DatabaseFiles files() {
		return new DatabaseFiles(folder(), migrations);
	}

	private static <T> T onOwnThread(Callable<T> work) throws HistoryException {
		try (var thread = new StoreThread("history opening")) {
			return thread.call(work);
		}
	}
}
