package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Content;

/** The table {@code held_contents}. Stateless; works in the caller's transaction. */
final class HeldRows {

	void replace(Connection connection, UUID holder, Set<Content> contents) throws SQLException {
		delete(connection, holder);
		for (Content content : contents)
			Rows.change(connection, "INSERT INTO held_contents VALUES (?, ?, ?)", Columns.bytes(holder), content.sha256(), content.bytes());
	}

	void delete(Connection connection, UUID holder) throws SQLException {
		Rows.change(connection, "DELETE FROM held_contents WHERE holder_id = ?", Columns.bytes(holder));
	}

	Set<Content> all(Connection connection) throws SQLException {
		return new LinkedHashSet<>(Rows.all(connection, "SELECT DISTINCT sha256, bytes FROM held_contents ORDER BY sha256",
				row -> new Content(row.getString(1), row.getLong(2))));
	}

	boolean has(Connection connection, String sha256) throws SQLException {
		return Rows.first(connection, "SELECT 1 FROM held_contents WHERE sha256 = ? FETCH FIRST ROW ONLY", row -> true, sha256).isPresent();
	}
}
