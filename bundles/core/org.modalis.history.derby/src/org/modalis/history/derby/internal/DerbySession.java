package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

import org.modalis.api.history.HistoryException;

/**
 * A connection with a thread of its own. Each call is one transaction: committed, or rolled back and explained.
 * <p>
 * When the disk is full, Derby closes the database, and opens it for reading only from then on. So the next call opens it again,
 * and a session that writes begins anew until it may write: the history works as soon as there is space.
 */
final class DerbySession implements AutoCloseable {

	/** What is done in a transaction. */
	interface Work<T> {
		T run(Connection connection) throws SQLException, HistoryException;
	}

	private final Database database;
	private final Faults faults;
	private final boolean writes;
	private final StoreThread thread;
	private Optional<Connection> current = Optional.empty();

	private DerbySession(String name, Database database, Faults faults, boolean writes) {
		this.database = database;
		this.faults = faults;
		this.writes = writes;
		thread = new StoreThread(name);
	}

	static DerbySession writer(Database database, Faults faults) {
		return new DerbySession("history writer", database, faults, true);
	}

	static DerbySession reader(Database database, Faults faults) {
		return new DerbySession("history reader", database, faults, false);
	}

	<T> T call(Work<T> work) throws HistoryException {
		return call(work, result -> {
		});
	}

	/** @param committed told of the result on this session's thread, so in the order of the commits */
	<T> T call(Work<T> work, Consumer<T> committed) throws HistoryException {
		return thread.call(() -> {
			T result = inTransaction(work);
			committed.accept(result);
			return result;
		});
	}

	private <T> T inTransaction(Work<T> work) throws HistoryException {
		try {
			Connection connection = connection();
			boolean done = false;
			try {
				T result = work.run(connection);
				connection.commit();
				done = true;
				return result;
			} finally {
				if (!done)
					rollBack(connection);
			}
		} catch (SQLException e) {
			throw faults.explain(e);
		}
	}

	private Connection connection() throws SQLException {
		if (current.isEmpty() || current.get().isClosed())
			current = Optional.of(database.connect());
		if (writes && current.get().isReadOnly()) {
			database.close();
			current = Optional.of(database.connect());
		}
		return current.get();
	}

	private void rollBack(Connection connection) {
		try {
			connection.rollback();
		} catch (SQLException broken) {
			current = Optional.empty(); // the first exception says why; nothing was committed
		}
	}

	@Override
	public void close() {
		try {
			thread.call(() -> {
				if (current.isPresent())
					current.get().close();
				return null;
			});
		} catch (HistoryException alreadyClosed) {
			current = Optional.empty();
		}
		thread.close();
	}
}
