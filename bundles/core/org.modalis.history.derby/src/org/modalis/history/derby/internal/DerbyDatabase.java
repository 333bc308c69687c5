package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import org.apache.derby.iapi.jdbc.AutoloadedDriver;

/**
 * One database of the embedded Derby engine: boots on the first connection, shuts down with {@link #close()}. Commits are
 * written through to the disk, which is Derby's default. One at a time in a process: closing stops the whole engine.
 * <p>
 * Derby's log and its settings file lie in the folder around the database. Derby finds that folder by a system property, which it
 * reads while it boots and never again; it is set for that moment only.
 */
final class DerbyDatabase implements Database {

	private static final String URL = "jdbc:derby:";
	private static final String HOME = "derby.system.home";
	private static final String SETTINGS = """
			# Written by Modalis.
			# 1000 pages of 8 kB
			derby.storage.pageCacheSize=1000
			# Every query goes by an index already; the statistics thread would only read the disk.
			derby.storage.indexStats.auto=false
			# No JMX: it costs a third of the time to open the database.
			derby.module.mgmt.none=org.apache.derby.impl.services.jmxnone.NoManagementService
			""";

	private final Path folder;
	private boolean booted;

	/** @param folder where the database is or will be */
	DerbyDatabase(Path folder) {
		this.folder = folder.toAbsolutePath();
	}

	Path folder() {
		return folder;
	}

	/** A connection without autocommit; boots the database where needed. */
	@Override
	public Connection connect() throws SQLException {
		return connect(folder.toString(), "create", "false");
	}

	/** Makes the database, which must not exist, and connects to it. */
	Connection create() throws SQLException {
		return connect(folder.toString(), "create", "true");
	}

	/** Connects to a database of this engine, also to another than this one; boots the engine where needed. */
	synchronized Connection connect(String name, String attribute, String value) throws SQLException {
		Connection connection = booted ? open(name, attribute, value) : boot(name, attribute, value);
		booted = true;
		connection.setAutoCommit(false);
		return connection;
	}

	private Connection boot(String name, String attribute, String value) throws SQLException {
		Thread current = Thread.currentThread();
		ClassLoader loader = current.getContextClassLoader();
		String before = System.getProperty(HOME);
		writeSettings();
		System.setProperty(HOME, folder.getParent().toString());
		current.setContextClassLoader(getClass().getClassLoader());
		try {
			return open(name, attribute, value);
		} finally {
			current.setContextClassLoader(loader);
			if (before == null)
				System.clearProperty(HOME);
			else
				System.setProperty(HOME, before);
		}
	}

	private void writeSettings() throws SQLException {
		Path file = folder.resolveSibling("derby.properties");
		try {
			if (!Files.exists(file) || !Files.readString(file).equals(SETTINGS))
				Files.writeString(file, SETTINGS);
		} catch (IOException e) {
			throw new SQLException("Derby's settings cannot be written", e);
		}
	}

	/** The name goes in as a property, because a semicolon in it would end a Derby URL. */
	private static Connection open(String name, String attribute, String value) throws SQLException {
		var attributes = new Properties();
		attributes.setProperty("databaseName", name);
		attributes.setProperty(attribute, value);
		Connection connection = new AutoloadedDriver().connect(URL, attributes);
		if (connection == null)
			throw new SQLException("Derby did not take " + URL);
		return connection;
	}

	/** Stops one of the engine's other databases. */
	void shutDown(String name) {
		try {
			open(name, "shutdown", "true");
		} catch (SQLException expected) {
			return; // as with the engine as a whole
		}
	}

	/** Writes everything out and stops Derby. Connections must be closed before. */
	@Override
	public synchronized void close() {
		booted = false;
		try {
			new AutoloadedDriver().connect(URL + ";shutdown=true;deregister=false", new Properties());
		} catch (SQLException expected) {
			return; // Derby reports a shutdown as an exception, also when there was nothing to stop
		}
	}
}
