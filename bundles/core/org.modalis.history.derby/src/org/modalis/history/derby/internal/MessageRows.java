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

import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

/** The tables {@code messages} and {@code api_usage}. Stateless; works in the caller's transaction. */
final class MessageRows {

	/** Where a message lies in the tree. */
	record Place(UUID conversation, int depth) {
	}

	private static final String COLUMNS = """
			id, conversation_id, parent_id, role, content, reasoning, state, note, model_provider, model_name, model_title, \
			usage_known, input_tokens, cached_tokens, output_tokens, reasoning_tokens, first_token_nanos, duration_nanos, \
			created_nanos""";
	private static final String SELECT = "SELECT " + COLUMNS + " FROM messages ";

	/** For {@link #insert}; made once for many messages. */
	PreparedStatement inserting(Connection connection) throws SQLException {
		return connection.prepareStatement("INSERT INTO messages (" + COLUMNS + ", depth, added) VALUES (?" + ", ?".repeat(20) + ")");
	}

	void insert(PreparedStatement insert, Message message, int depth, int added) throws SQLException {
		insert.setBytes(1, Columns.bytes(message.id()));
		insert.setBytes(2, Columns.bytes(message.conversation()));
		Columns.setOptionalId(insert, 3, message.parent());
		insert.setString(4, message.role().name());
		int next = setAnswer(insert, 5, message);
		insert.setLong(next, Columns.nanos(message.created()));
		insert.setInt(next + 1, depth);
		insert.setInt(next + 2, added);
		insert.executeUpdate();
	}

	/** Sets what an answer has when it is finished, from {@code content} to {@code duration_nanos}; returns the next index. */
	private static int setAnswer(PreparedStatement statement, int index, Message message) throws SQLException {
		statement.setString(index, message.text());
		statement.setString(index + 1, message.reasoning());
		statement.setString(index + 2, message.state().name());
		statement.setString(index + 3, message.note());
		Columns.setModel(statement, index + 4, message.model());
		statement.setString(index + 6, message.modelName());
		int next = setUsage(statement, index + 7, message.usage());
		Columns.setDuration(statement, next, message.firstToken());
		Columns.setDuration(statement, next + 1, message.duration());
		return next + 2;
	}

	private static int setUsage(PreparedStatement statement, int index, Usage usage) throws SQLException {
		statement.setBoolean(index, usage.known());
		statement.setLong(index + 1, usage.inputTokens());
		statement.setLong(index + 2, usage.cachedInputTokens());
		statement.setLong(index + 3, usage.outputTokens());
		statement.setLong(index + 4, usage.reasoningTokens());
		return index + 5;
	}

	/** Changes nothing when the message is not streaming. */
	void checkpoint(Connection connection, UUID id, String text, String reasoning) throws SQLException {
		String sql = "UPDATE messages SET content = ?, reasoning = ? WHERE id = ? AND state = 'STREAMING'";
		try (PreparedStatement update = connection.prepareStatement(sql)) {
			update.setString(1, text);
			update.setString(2, reasoning);
			update.setBytes(3, Columns.bytes(id));
			update.executeUpdate();
		}
	}

	/** Writes the final form of a streaming answer; false when there is no such answer that streams. */
	boolean finish(Connection connection, Message message) throws SQLException {
		String sql = """
				UPDATE messages SET content = ?, reasoning = ?, state = ?, note = ?, model_provider = ?, model_name = ?, \
				model_title = ?, usage_known = ?, input_tokens = ?, cached_tokens = ?, output_tokens = ?, reasoning_tokens = ?, \
				first_token_nanos = ?, duration_nanos = ? WHERE id = ? AND state = 'STREAMING'""";
		try (PreparedStatement update = connection.prepareStatement(sql)) {
			int next = setAnswer(update, 1, message);
			update.setBytes(next, Columns.bytes(message.id()));
			return update.executeUpdate() == 1;
		}
	}

	void recordUsage(Connection connection, Message answer, Instant now) throws SQLException {
		String sql = """
				INSERT INTO api_usage (id, user_id, conversation_id, message_id, model_provider, model_name, usage_known, \
				input_tokens, cached_tokens, output_tokens, reasoning_tokens, finished_nanos) \
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
		try (PreparedStatement insert = connection.prepareStatement(sql)) {
			insert.setBytes(1, Columns.bytes(Ids.next()));
			insert.setBytes(2, ConversationRows.LOCAL_USER);
			insert.setBytes(3, Columns.bytes(answer.conversation()));
			insert.setBytes(4, Columns.bytes(answer.id()));
			Columns.setModel(insert, 5, answer.model());
			int next = setUsage(insert, 7, answer.usage());
			insert.setLong(next, Columns.nanos(now));
			insert.executeUpdate();
		}
	}

	/** Marks every answer that still says it streams: nothing streams before the history is open. */
	void markInterrupted(Connection connection) throws SQLException {
		// the hint: without statistics Derby would read the whole table, at every start
		String select = "SELECT id FROM messages --DERBY-PROPERTIES index=messages_by_state\n WHERE state = 'STREAMING'";
		var cut = new ArrayList<byte[]>();
		try (PreparedStatement query = connection.prepareStatement(select); ResultSet rows = query.executeQuery()) {
			while (rows.next())
				cut.add(rows.getBytes(1));
		}
		if (cut.isEmpty())
			return;
		try (PreparedStatement update = connection.prepareStatement("UPDATE messages SET state = ?, note = ? WHERE id = ?")) {
			for (byte[] id : cut) {
				update.setString(1, State.INTERRUPTED.name());
				update.setString(2, "Modalis ended while this answer was coming. What had been saved by then is kept.");
				update.setBytes(3, id);
				update.executeUpdate();
			}
		}
	}

	Optional<Message> find(Connection connection, UUID id) throws SQLException {
		return select(connection, "WHERE id = ?", Columns.bytes(id)).stream().findFirst();
	}

	/** All messages of a conversation whose depth is in a range, on any branch. */
	List<Message> between(Connection connection, UUID conversation, int first, int last) throws SQLException {
		return select(connection, "WHERE conversation_id = ? AND depth BETWEEN ? AND ?", Columns.bytes(conversation), first, last);
	}

	/** The next messages of a conversation in the order in which they were added, and the number to go on from. */
	List<Message> addedFrom(Connection connection, UUID conversation, int first, int count) throws SQLException {
		return select(connection, "WHERE conversation_id = ? AND added BETWEEN ? AND ? ORDER BY added", Columns.bytes(conversation),
				first, first + count - 1);
	}

	Optional<Place> place(Connection connection, UUID id) throws SQLException {
		try (PreparedStatement query = placing(connection)) {
			return place(query, id);
		}
	}

	/** For {@link #place(PreparedStatement, UUID)}; made once for many messages. */
	PreparedStatement placing(Connection connection) throws SQLException {
		return connection.prepareStatement("SELECT conversation_id, depth FROM messages WHERE id = ?");
	}

	Optional<Place> place(PreparedStatement query, UUID id) throws SQLException {
		query.setBytes(1, Columns.bytes(id));
		try (ResultSet rows = query.executeQuery()) {
			return rows.next() ? Optional.of(new Place(Columns.id(rows.getBytes(1)), rows.getInt(2))) : Optional.empty();
		}
	}

	private static List<Message> select(Connection connection, String where, Object... values) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(SELECT + where)) {
			for (int i = 0; i < values.length; i++)
				query.setObject(i + 1, values[i]);
			var found = new ArrayList<Message>();
			try (ResultSet rows = query.executeQuery()) {
				while (rows.next())
					found.add(message(rows));
			}
			return found;
		}
	}

	private static Message message(ResultSet row) throws SQLException {
		Optional<ModelId> model = Columns.model(row);
		Usage usage = new Usage(row.getLong("input_tokens"), row.getLong("cached_tokens"), row.getLong("output_tokens"),
				row.getLong("reasoning_tokens"), row.getBoolean("usage_known"));
		return new Message(Columns.id(row.getBytes("id")), Columns.id(row.getBytes("conversation_id")),
				Columns.optionalId(row, "parent_id"), Role.valueOf(row.getString("role")), row.getString("content"),
				row.getString("reasoning"), State.valueOf(row.getString("state")), row.getString("note"), model,
				row.getString("model_title"), usage, Columns.duration(row, "first_token_nanos"),
				Columns.duration(row, "duration_nanos"), Columns.instant(row.getLong("created_nanos")));
	}
}
