package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The table {@code folders}, and which conversations are in them. Stateless; works in the caller's transaction. */
final class FolderRows {

	List<String> all(Connection connection) throws SQLException {
		return Rows.all(connection, "SELECT name FROM folders ORDER BY LOWER(name), name", row -> row.getString(1));
	}

	boolean exists(Connection connection, String name) throws SQLException {
		return Rows.first(connection, "SELECT name FROM folders WHERE name = ?", row -> true, name).isPresent();
	}

	/** Does nothing when it exists. */
	void make(Connection connection, String name) throws SQLException {
		if (!exists(connection, name))
			Rows.change(connection, "INSERT INTO folders VALUES (?)", name);
	}

	void delete(Connection connection, String name) throws SQLException {
		Rows.change(connection, "DELETE FROM folders WHERE name = ?", name);
	}

	/**
	 * Puts all conversations of a folder, deleted ones too, into another.
	 *
	 * @param to null for none
	 * @return which
	 */
	List<UUID> move(Connection connection, String from, String to) throws SQLException {
		List<UUID> moved = Rows.all(connection, "SELECT id FROM conversations WHERE folder = ? AND deleted_nanos IS NULL",
				row -> Columns.id(row.getBytes(1)), from);
		Rows.change(connection, "UPDATE conversations SET folder = ? WHERE folder = ?", to, from);
		return moved;
	}
}
