package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.model.ModelId;

/** The table {@code conversations}. Stateless; works in the caller's transaction. */
final class ConversationRows {

	/** The row of {@code users} that the first migration makes. */
	static final byte[] LOCAL_USER = Columns.bytes(UUID.fromString("00000000-0000-7000-8000-000000000001"));

	private static final String SELECT = """
			SELECT id, title, model_provider, model_name, leaf_id, created_nanos, updated_nanos FROM conversations \
			""";

	void insert(Connection connection, Conversation made) throws SQLException {
		String sql = """
				INSERT INTO conversations (id, user_id, title, model_provider, model_name, leaf_id, created_nanos, updated_nanos) \
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
		try (PreparedStatement insert = connection.prepareStatement(sql)) {
			insert.setBytes(1, Columns.bytes(made.id()));
			insert.setBytes(2, LOCAL_USER);
			insert.setString(3, made.title());
			Columns.setModel(insert, 4, made.model());
			Columns.setOptionalId(insert, 6, made.leaf());
			insert.setLong(7, Columns.nanos(made.created()));
			insert.setLong(8, Columns.nanos(made.updated()));
			insert.executeUpdate();
		}
	}

	List<Conversation> all(Connection connection) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(SELECT + "ORDER BY updated_nanos DESC, id DESC")) {
			return read(query);
		}
	}

	Optional<Conversation> find(Connection connection, UUID id) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(SELECT + "WHERE id = ?")) {
			query.setBytes(1, Columns.bytes(id));
			return read(query).stream().findFirst();
		}
	}

	private static List<Conversation> read(PreparedStatement query) throws SQLException {
		var found = new ArrayList<Conversation>();
		try (ResultSet row = query.executeQuery()) {
			while (row.next()) {
				Optional<ModelId> model = Columns.model(row);
				found.add(new Conversation(Columns.id(row.getBytes("id")), row.getString("title"), model,
						Columns.optionalId(row, "leaf_id"), Columns.instant(row.getLong("created_nanos")),
						Columns.instant(row.getLong("updated_nanos"))));
			}
		}
		return found;
	}

	boolean rename(Connection connection, UUID id, String title) throws SQLException {
		try (PreparedStatement update = connection.prepareStatement("UPDATE conversations SET title = ? WHERE id = ?")) {
			update.setString(1, title);
			update.setBytes(2, Columns.bytes(id));
			return update.executeUpdate() == 1;
		}
	}

	boolean setModel(Connection connection, UUID id, ModelId model) throws SQLException {
		String sql = "UPDATE conversations SET model_provider = ?, model_name = ? WHERE id = ?";
		try (PreparedStatement update = connection.prepareStatement(sql)) {
			Columns.setModel(update, 1, Optional.of(model));
			update.setBytes(3, Columns.bytes(id));
			return update.executeUpdate() == 1;
		}
	}

	/** How many messages were ever added; empty when there is no such conversation. */
	Optional<Integer> added(Connection connection, UUID id) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement("SELECT added FROM conversations WHERE id = ?")) {
			query.setBytes(1, Columns.bytes(id));
			try (ResultSet row = query.executeQuery()) {
				return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
			}
		}
	}

	/** Notes that messages were added, the last of them as the end of the branch that is shown. */
	void grow(Connection connection, UUID id, UUID leaf, int added, Instant now) throws SQLException {
		String sql = "UPDATE conversations SET leaf_id = ?, added = ?, updated_nanos = ? WHERE id = ?";
		try (PreparedStatement update = connection.prepareStatement(sql)) {
			update.setBytes(1, Columns.bytes(leaf));
			update.setInt(2, added);
			update.setLong(3, Columns.nanos(now));
			update.setBytes(4, Columns.bytes(id));
			update.executeUpdate();
		}
	}

	boolean delete(Connection connection, UUID id) throws SQLException {
		execute(connection, "DELETE FROM messages WHERE conversation_id = ?", id);
		return execute(connection, "DELETE FROM conversations WHERE id = ?", id) == 1;
	}

	private static int execute(Connection connection, String sql, UUID id) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setBytes(1, Columns.bytes(id));
			return statement.executeUpdate();
		}
	}
}
