package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The table {@code conversation_desks}. Stateless; works in the caller's transaction. */
final class DeskRows {

	String draft(Connection connection, UUID conversation) throws SQLException {
		return read(connection, "draft", conversation);
	}

	void setDraft(Connection connection, UUID conversation, String text) throws SQLException {
		write(connection, "draft", conversation, text);
	}

	String parameters(Connection connection, UUID conversation) throws SQLException {
		return read(connection, "parameters", conversation);
	}

	void setParameters(Connection connection, UUID conversation, String json) throws SQLException {
		write(connection, "parameters", conversation, json);
	}

	private static String read(Connection connection, String column, UUID conversation) throws SQLException {
		return Rows.first(connection, "SELECT " + column + " FROM conversation_desks WHERE conversation_id = ?",
				row -> row.getString(1), Columns.bytes(conversation)).orElse("");
	}

	private static void write(Connection connection, String column, UUID conversation, String text) throws SQLException {
		byte[] id = Columns.bytes(conversation);
		if (Rows.change(connection, "UPDATE conversation_desks SET " + column + " = ? WHERE conversation_id = ?", text, id) == 1)
			return;
		if (text.isEmpty())
			return;
		Rows.change(connection, "INSERT INTO conversation_desks VALUES (?, '', '')", id);
		write(connection, column, conversation, text);
	}
}
