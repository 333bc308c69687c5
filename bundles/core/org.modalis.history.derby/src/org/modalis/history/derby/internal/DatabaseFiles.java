package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;

/**
 * The database on the disk: makes it, brings it to the present form, replaces it by a backup. A new or restored one grows beside
 * its place and is moved there when it is complete, so that a crash never leaves half a database. The caller holds the
 * {@link OwnerLock}.
 */
final class DatabaseFiles {

	static final String DATABASE = "db";

	private final Path folder;
	private final Path place;
	private final Path growing;
	private final Migrations migrations;
	private final Backups backups;
	private final Faults faults;

	DatabaseFiles(Path folder, Migrations migrations) {
		this.folder = folder;
		this.migrations = migrations;
		place = folder.resolve(DATABASE);
		growing = folder.resolve("new").resolve(DATABASE);
		backups = new Backups(folder);
		faults = new Faults(folder, backups);
	}

	/** Where the contents of attached files are: beside the history. */
	Path attachments() {
		return folder.resolveSibling("attachments");
	}

	Backups backups() {
		return backups;
	}

	Faults faults() {
		return faults;
	}

	/** Boots the database in its present form, with no answer left streaming; makes it where there never was one. */
	DerbyDatabase open() throws IOException, HistoryException {
		if (Folders.isMissingOrEmpty(place))
			create();
		DatabaseShape.check(place, faults);
		var before = BeforeBoot.keep(place, folder.resolve("before-boot"));
		try {
			DerbyDatabase database = bootPresentForm();
			before.forget();
			return database;
		} catch (HistoryException e) {
			if (e.kind() == Kind.UNREADABLE)
				before.putBack();
			else
				before.forget();
			throw e;
		}
	}

	private DerbyDatabase bootPresentForm() throws IOException, HistoryException {
		var database = new DerbyDatabase(place);
		try (Connection connection = database.connect()) {
			if (connection.isReadOnly())
				throw faults.noSpace(new IOException("Derby opened the database for reading only"));
			migrate(connection);
			new MessageRows().markInterrupted(connection);
			connection.commit();
			return database;
		} catch (SQLException e) {
			database.close();
			throw faults.explain(e);
		} catch (IOException | HistoryException e) {
			database.close();
			throw e;
		}
	}

	private void create() throws IOException, HistoryException {
		if (!backups.newestFirst().isEmpty())
			throw new HistoryException(Kind.UNREADABLE, "The history that was in " + place
					+ " is not there any more. Nothing was changed. " + backups.newestInWords());
		Folders.delete(growing.getParent());
		Files.createDirectories(growing.getParent());
		try (var database = new DerbyDatabase(growing)) {
			try (Connection connection = database.create()) {
				migrations.apply(connection, 0);
				connection.commit();
			}
		} catch (SQLException e) {
			throw faults.explain(e);
		}
		moveIntoPlace();
	}

	private void migrate(Connection connection) throws SQLException, IOException, HistoryException {
		int found = Migrations.version(connection);
		if (found > migrations.target())
			throw new HistoryException(Kind.NEWER_SCHEMA, "The history was written by a newer Modalis (form " + found
					+ ", this one knows " + migrations.target() + "). Nothing was changed. Update Modalis, or go back to a backup. "
					+ backups.newestInWords());
		if (found == migrations.target())
			return;
		connection.commit();
		backups.make(connection, DATABASE);
		migrations.apply(connection, found);
	}

	/** Puts the newest backup that can be read in place of the database, or nothing; returns where the old one went. */
	Path restore() throws IOException, HistoryException {
		boolean ready = prepareBackup();
		Path aside = moveAside();
		if (ready)
			moveIntoPlace();
		else
			backups.moveTo(aside);
		return aside;
	}

	private Path moveAside() throws IOException {
		Path aside = folder.resolve(DATABASE + "-aside-" + Instant.now().toString().replaceAll("[^0-9TZ]", ""));
		if (Files.exists(place))
			Files.move(place, aside);
		else
			Files.createDirectories(aside);
		return aside;
	}

	/** Puts a copy that somebody brings in place of the database; returns where the old one went. */
	Path replace(Path copy) throws IOException, HistoryException {
		grow(copy);
		try {
			checkGrowing();
			Path aside = moveAside();
			try {
				moveIntoPlace();
			} catch (IOException e) {
				Files.move(aside, place);
				throw e;
			}
			return aside;
		} finally {
			Folders.delete(growing.getParent());
		}
	}

	/**
	 * Whether {@link #replace} would take a copy; boots a copy of it in a folder of its own.
	 *
	 * @param running the open database, whose engine is used then: there is one in a process, and it ends with the last database
	 */
	void check(Path copy, Optional<DerbyDatabase> running) throws IOException, HistoryException {
		Path probe = Files.createTempDirectory(copy.toAbsolutePath().getParent(), "check");
		Path at = probe.resolve(DATABASE);
		try {
			Folders.copy(copy.resolve(DATABASE), at);
			if (running.isPresent())
				checkBeside(running.get(), at);
			else
				check(new DerbyDatabase(at), at);
		} finally {
			Folders.delete(probe);
		}
	}

	private void checkBeside(DerbyDatabase running, Path at) throws HistoryException {
		try {
			DatabaseShape.check(at, faults);
			try (Connection connection = running.connect(at.toString(), "create", "false")) {
				checkForm(connection);
			} finally {
				running.shutDown(at.toString());
			}
		} catch (SQLException | IOException e) {
			throw unreadable(e);
		}
	}

	private void grow(Path copy) throws IOException {
		Folders.delete(growing.getParent());
		Folders.copy(copy.resolve(DATABASE), Files.createDirectories(growing.getParent()).resolve(DATABASE));
	}

	private void checkGrowing() throws HistoryException {
		check(new DerbyDatabase(growing), growing);
	}

	private void check(DerbyDatabase database, Path at) throws HistoryException {
		try (database) {
			DatabaseShape.check(at, faults);
			try (Connection connection = database.connect()) {
				checkForm(connection);
			}
		} catch (SQLException | IOException e) {
			throw unreadable(e);
		}
	}

	private void checkForm(Connection connection) throws SQLException, HistoryException {
		int found = Migrations.version(connection);
		connection.commit();
		if (found > migrations.target())
			throw new HistoryException(Kind.NEWER_SCHEMA, "That history was written by a newer Modalis (form " + found
					+ ", this one knows " + migrations.target() + "). Nothing was changed. Update Modalis and try again.");
	}

	private static HistoryException unreadable(Exception cause) {
		return new HistoryException(Kind.UNREADABLE, "That copy of a history cannot be read. Nothing was changed.", cause);
	}

	private boolean prepareBackup() throws IOException {
		for (Path backup : backups.newestFirst()) {
			grow(backup);
			if (usable())
				return true;
		}
		return false;
	}

	private boolean usable() {
		try {
			checkGrowing();
			return true;
		} catch (HistoryException unusable) {
			return false;
		}
	}

	private void moveIntoPlace() throws IOException {
		Files.deleteIfExists(place); // at most an empty folder
		Files.move(growing, place);
		Folders.delete(growing.getParent());
	}
}
