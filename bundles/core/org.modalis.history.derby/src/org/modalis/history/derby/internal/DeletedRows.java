package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.modalis.history.derby.internal.TreeRows.Node;

/** The table {@code deleted_branches}. Stateless; works in the caller's transaction. */
final class DeletedRows {

	void insert(Connection connection, Node root, Instant now) throws SQLException {
		Rows.change(connection, "INSERT INTO deleted_branches VALUES (?, ?, ?)", Columns.bytes(root.id()),
				Columns.bytes(root.conversation()), Columns.nanos(now));
	}

	/** False when there was no such row. */
	boolean remove(Connection connection, UUID root) throws SQLException {
		return Rows.change(connection, "DELETE FROM deleted_branches WHERE message_id = ?", Columns.bytes(root)) == 1;
	}

	/** The messages that were deleted before a time, with all below them; the first ones first. */
	List<UUID> before(Connection connection, Instant time) throws SQLException {
		return Rows.all(connection, "SELECT message_id FROM deleted_branches WHERE deleted_nanos < ? ORDER BY deleted_nanos",
				row -> Columns.id(row.getBytes(1)), Columns.nanos(time));
	}
}
