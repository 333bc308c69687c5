package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one statement in the caller's transaction. */
final class Rows {

	/** Makes a value of the row that is being read. */
	interface Reading<T> {
		T read(ResultSet row) throws SQLException;
	}

	private Rows() {
	}

	static <T> List<T> all(Connection connection, String sql, Reading<T> reading, Object... values) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(sql)) {
			set(query, values);
			return read(query, reading);
		}
	}

	static <T> List<T> read(PreparedStatement query, Reading<T> reading) throws SQLException {
		var found = new ArrayList<T>();
		try (ResultSet row = query.executeQuery()) {
			while (row.next())
				found.add(reading.read(row));
		}
		return found;
	}

	static <T> Optional<T> first(Connection connection, String sql, Reading<T> reading, Object... values) throws SQLException {
		return all(connection, sql, reading, values).stream().findFirst();
	}

	/** Returns how many rows were changed. */
	static int change(Connection connection, String sql, Object... values) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			set(statement, values);
			return statement.executeUpdate();
		}
	}

	private static void set(PreparedStatement statement, Object... values) throws SQLException {
		for (int i = 0; i < values.length; i++)
			if (values[i] == null)
				statement.setNull(i + 1, statement.getParameterMetaData().getParameterType(i + 1));
			else
				statement.setObject(i + 1, values[i]);
	}
}
