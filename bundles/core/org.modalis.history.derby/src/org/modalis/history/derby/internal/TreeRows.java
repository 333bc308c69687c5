package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the messages lie in their tree: the table {@code messages} without what was said. Stateless; works in the caller's
 * transaction.
 */
final class TreeRows {

	/**
	 * One message's place.
	 *
	 * @param depth how many messages are before it on its branch
	 * @param shownChild the child that is shown where it is not the newest; it may be deleted
	 * @param deleted whether it was deleted by itself or with one above it
	 */
	record Node(UUID id, UUID conversation, Optional<UUID> parent, int depth, Optional<UUID> shownChild, boolean deleted) {
	}

	private static final String SELECT = """
			SELECT id, conversation_id, parent_id, depth, shown_child_id, deleted_with_id FROM messages WHERE \
			""";

	/** For {@link #find(PreparedStatement, UUID)}; made once for many messages. */
	PreparedStatement finding(Connection connection) throws SQLException {
		return connection.prepareStatement(SELECT + "id = ?");
	}

	Optional<Node> find(PreparedStatement query, UUID id) throws SQLException {
		query.setBytes(1, Columns.bytes(id));
		return Rows.read(query, TreeRows::node).stream().findFirst();
	}

	Optional<Node> find(Connection connection, UUID id) throws SQLException {
		try (PreparedStatement query = finding(connection)) {
			return find(query, id);
		}
	}

	/** All messages of a conversation whose depth is in a range, deleted ones too, in the order in which they were added. */
	List<Node> between(Connection connection, UUID conversation, int first, int last) throws SQLException {
		return Rows.all(connection, SELECT + "conversation_id = ? AND depth BETWEEN ? AND ? ORDER BY added", TreeRows::node,
				Columns.bytes(conversation), first, last);
	}

	private static Node node(ResultSet row) throws SQLException {
		return new Node(Columns.id(row.getBytes("id")), Columns.id(row.getBytes("conversation_id")),
				Columns.optionalId(row, "parent_id"), row.getInt("depth"), Columns.optionalId(row, "shown_child_id"),
				row.getBytes("deleted_with_id") != null);
	}

	void setShownChild(Connection connection, UUID id, Optional<UUID> child) throws SQLException {
		Rows.change(connection, "UPDATE messages SET shown_child_id = ? WHERE id = ?", Columns.bytesOrNull(child),
				Columns.bytes(id));
	}

	void markDeleted(Connection connection, UUID root, List<UUID> all) throws SQLException {
		try (PreparedStatement update = connection.prepareStatement("UPDATE messages SET deleted_with_id = ? WHERE id = ?")) {
			update.setBytes(1, Columns.bytes(root));
			for (UUID id : all) {
				update.setBytes(2, Columns.bytes(id));
				update.executeUpdate();
			}
		}
	}

	/** Undoes {@link #markDeleted}; returns how many messages are back. */
	int unmarkDeleted(Connection connection, Node root) throws SQLException {
		return Rows.change(connection, """
				UPDATE messages SET deleted_with_id = NULL WHERE conversation_id = ? AND depth >= ? AND deleted_with_id = ?""",
				Columns.bytes(root.conversation()), root.depth(), Columns.bytes(root.id()));
	}
}
