package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import org.eclipse.core.runtime.ILog;

/**
 * A database in the present form that is in memory only, with its log and whatever Derby spills. It outlives a restart of Derby's
 * engine, as happens after the disk was full, and ends with {@link #close()}.
 */
final class MemoryDatabase implements Database {

	private static final String DROPPED = "08006";

	private final DerbyDatabase engine;
	private final String name = "memory:modalis-" + UUID.randomUUID();

	private MemoryDatabase(DerbyDatabase engine) {
		this.engine = engine;
	}

	/** @param engine boots Derby where needed */
	static MemoryDatabase create(DerbyDatabase engine) throws SQLException {
		var made = new MemoryDatabase(engine);
		try (Connection connection = engine.connect(made.name, "create", "true")) {
			new Migrations().apply(connection, 0);
			connection.commit();
		}
		return made;
	}

	@Override
	public Connection connect() throws SQLException {
		return engine.connect(name, "create", "false");
	}

	@Override
	public void close() {
		try {
			engine.connect(name, "drop", "true");
		} catch (SQLException e) {
			if (!DROPPED.equals(e.getSQLState()))
				ILog.of(getClass()).error("The temporary threads could not be dropped; they go when the program ends.", e);
		}
	}
}
