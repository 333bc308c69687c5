package org.modalis.history.derby.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.apache.derby.iapi.jdbc.AutoloadedDriver;

/**
 * One database of the embedded Derby engine: boots on the first connection, shuts down with {@link #close()}. Commits are
 * written through to the disk, which is Derby's default. One at a time in a process: closing stops the whole engine.
 * <p>
 * Derby reads its settings from system properties while it boots and then never again; they are set for that moment only.
 */
final class DerbyDatabase implements AutoCloseable {

	private static final String URL = "jdbc:derby:";
	private static final String PAGES = "1000";

	private final Path folder;
	private final Map<String, String> settings;
	private boolean booted;

	/** @param folder where the database is or will be; Derby's log and settings stay in the folder around it */
	DerbyDatabase(Path folder) {
		this.folder = folder.toAbsolutePath();
		Path around = this.folder.getParent();
		settings = Map.of("derby.system.home", around.toString(), //
				"derby.stream.error.file", around.resolve("derby.log").toString(), //
				"derby.storage.pageCacheSize", PAGES, //
				// every query goes by an index already, so the statistics thread would only read the disk
				"derby.storage.indexStats.auto", "false");
	}

	Path folder() {
		return folder;
	}

	/** A connection without autocommit; boots the database where needed. */
	Connection connect() throws SQLException {
		return connect("create", "false");
	}

	/** Makes the database, which must not exist, and connects to it. */
	Connection create() throws SQLException {
		return connect("create", "true");
	}

	private synchronized Connection connect(String attribute, String value) throws SQLException {
		Connection connection = booted ? open(attribute, value) : boot(attribute, value);
		booted = true;
		connection.setAutoCommit(false);
		return connection;
	}

	private Connection boot(String attribute, String value) throws SQLException {
		Thread current = Thread.currentThread();
		ClassLoader loader = current.getContextClassLoader();
		Map<String, String> before = new HashMap<>();
		settings.forEach((key, setting) -> before.put(key, System.setProperty(key, setting)));
		current.setContextClassLoader(getClass().getClassLoader());
		try {
			return open(attribute, value);
		} finally {
			current.setContextClassLoader(loader);
			before.forEach((key, old) -> {
				if (old == null)
					System.clearProperty(key);
				else
					System.setProperty(key, old);
			});
		}
	}

	/** The path goes in as a property, because a semicolon in it would end a Derby URL. */
	private Connection open(String attribute, String value) throws SQLException {
		var attributes = new Properties();
		attributes.setProperty("databaseName", folder.toString());
		attributes.setProperty(attribute, value);
		Connection connection = new AutoloadedDriver().connect(URL, attributes);
		if (connection == null)
			throw new SQLException("Derby did not take " + URL);
		return connection;
	}

	/** Writes everything out and stops Derby. Connections must be closed before. */
	@Override
	public synchronized void close() {
		if (booted)
			stop("shutdown");
		booted = false;
		try {
			new AutoloadedDriver().connect(URL + ";shutdown=true;deregister=false", new Properties());
		} catch (SQLException expected) {
			return; // Derby reports a shutdown as an exception, also when there was nothing to stop
		}
	}

	private void stop(String attribute) {
		try {
			open(attribute, "true").close();
		} catch (SQLException expected) {
			return; // as above
		}
	}
}
