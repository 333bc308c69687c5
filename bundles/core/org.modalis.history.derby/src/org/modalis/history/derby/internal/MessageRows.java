package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Figures;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;

/** The table {@code messages}. Stateless; works in the caller's transaction. */
final class MessageRows {

	/** What an answer gets when it is finished; {@link #setAnswer} fills it. */
	private static final List<String> ANSWER = List.of("content", "reasoning", "state", "note", "model_provider", "model_name",
			"model_title", "usage_known", "input_tokens", "cached_tokens", "output_tokens", "reasoning_tokens", "first_token_nanos",
			"duration_nanos", "tool_calls", "cost", "cost_currency", "attached");
	private static final List<String> OTHERS = List.of("id", "conversation_id", "parent_id", "role", "favourite", "created_nanos");
	private static final String INSERT = "INSERT INTO messages (" + String.join(", ", ANSWER) + ", " + String.join(", ", OTHERS)
			+ ", depth, added) VALUES (?" + ", ?".repeat(ANSWER.size() + OTHERS.size() + 1) + ")";
	private static final String SELECT = "SELECT m." + String.join(", m.", ANSWER) + ", m." + String.join(", m.", OTHERS)
			+ " FROM messages m ";
	private static final String FINISH = "UPDATE messages SET " + String.join(" = ?, ", ANSWER)
			+ " = ? WHERE id = ? AND state = 'STREAMING'";

	private final AttachmentRows attachments = new AttachmentRows();

	/** For {@link #insert}; made once for many messages. */
	PreparedStatement inserting(Connection connection) throws SQLException {
		return connection.prepareStatement(INSERT);
	}

	void insert(PreparedStatement insert, Message message, int depth, int added) throws SQLException {
		int next = setAnswer(insert, message);
		insert.setBytes(next, Columns.bytes(message.id()));
		insert.setBytes(next + 1, Columns.bytes(message.conversation()));
		Columns.setOptionalId(insert, next + 2, message.parent());
		insert.setString(next + 3, message.role().name());
		insert.setBoolean(next + 4, message.favourite());
		insert.setLong(next + 5, Columns.nanos(message.created()));
		insert.setInt(next + 6, depth);
		insert.setInt(next + 7, added);
		insert.executeUpdate();
		attachments.insert(insert.getConnection(), message);
	}

	/** Returns the next index. */
	private static int setAnswer(PreparedStatement statement, Message message) throws SQLException {
		statement.setString(1, message.text());
		statement.setString(2, message.reasoning());
		statement.setString(3, message.state().name());
		statement.setString(4, message.note());
		Columns.setModel(statement, 5, message.model());
		statement.setString(7, message.modelName());
		UsageRows.setUsage(statement, 8, message.usage());
		Columns.setDuration(statement, 13, message.firstToken());
		Columns.setDuration(statement, 14, message.duration());
		statement.setString(15, message.toolCalls().isEmpty() ? null : message.toolCalls());
		Columns.setCost(statement, 16, message.cost());
		if (message.attachments().isEmpty())
			statement.setNull(18, Types.INTEGER);
		else
			statement.setInt(18, message.attachments().size());
		return ANSWER.size() + 1;
	}

	/** Changes nothing when the message is not streaming. */
	void checkpoint(Connection connection, UUID id, String text, String reasoning) throws SQLException {
		Rows.change(connection, "UPDATE messages SET content = ?, reasoning = ? WHERE id = ? AND state = 'STREAMING'", text,
				reasoning, Columns.bytes(id));
	}

	/** Writes the final form of a streaming answer; false when there is no such answer that streams. */
	boolean finish(Connection connection, Message message) throws SQLException {
		try (PreparedStatement update = connection.prepareStatement(FINISH)) {
			int next = setAnswer(update, message);
			update.setBytes(next, Columns.bytes(message.id()));
			if (update.executeUpdate() != 1)
				return false;
		}
		attachments.delete(connection, message.id());
		attachments.insert(connection, message);
		return true;
	}

	void setFavourite(Connection connection, UUID id, boolean favourite) throws SQLException {
		Rows.change(connection, "UPDATE messages SET favourite = ? WHERE id = ?", favourite, Columns.bytes(id));
	}

	/** Marks every answer that still says it streams: nothing streams before the history is open. */
	void markInterrupted(Connection connection) throws SQLException {
		// the hint: without statistics Derby would read the whole table, at every start
		String select = "SELECT id FROM messages --DERBY-PROPERTIES index=messages_by_state\n WHERE state = 'STREAMING'";
		for (byte[] id : Rows.all(connection, select, row -> row.getBytes(1)))
			Rows.change(connection, "UPDATE messages SET state = ?, note = ? WHERE id = ?", State.INTERRUPTED.name(),
					"Modalis ended while this answer was coming. What had been saved by then is kept.", id);
	}

	/** A message that was not deleted. */
	Optional<Message> find(Connection connection, UUID id) throws SQLException {
		return select(connection, """
				JOIN conversations c ON c.id = m.conversation_id WHERE m.id = ? AND m.deleted_with_id IS NULL \
				AND c.deleted_nanos IS NULL""", Columns.bytes(id)).stream().findFirst();
	}

	/** A message that may be deleted. */
	Optional<Message> findAnywhere(Connection connection, UUID id) throws SQLException {
		return select(connection, "WHERE m.id = ?", Columns.bytes(id)).stream().findFirst();
	}

	/** All messages of a conversation whose depth is in a range, on any branch. */
	List<Message> between(Connection connection, UUID conversation, int first, int last) throws SQLException {
		return select(connection, "WHERE m.conversation_id = ? AND m.depth BETWEEN ? AND ? AND m.deleted_with_id IS NULL",
				Columns.bytes(conversation), first, last);
	}

	/** The messages of a conversation whose numbers, in the order in which they were added, are in a range. */
	List<Message> addedFrom(Connection connection, UUID conversation, int first, int count) throws SQLException {
		return select(connection, """
				WHERE m.conversation_id = ? AND m.added BETWEEN ? AND ? AND m.deleted_with_id IS NULL ORDER BY m.added""",
				Columns.bytes(conversation), first, first + count - 1);
	}

	private List<Message> select(Connection connection, String tail, Object... values) throws SQLException {
		var withFiles = new ArrayList<Integer>();
		var found = new ArrayList<Message>();
		Rows.all(connection, SELECT + tail, row -> {
			if (row.getInt("attached") > 0)
				withFiles.add(found.size());
			return found.add(message(row));
		}, values);
		for (int at : withFiles)
			found.set(at, found.get(at).withAttachments(attachments.of(connection, found.get(at).id())));
		return found;
	}

	private static Message message(ResultSet row) throws SQLException {
		Optional<ModelId> model = Columns.model(row);
		String toolCalls = row.getString("tool_calls");
		var figures = new Figures(UsageRows.usage(row), Columns.cost(row), Columns.duration(row, "first_token_nanos"),
				Columns.duration(row, "duration_nanos"));
		return new Message(Columns.id(row.getBytes("id")), Columns.id(row.getBytes("conversation_id")),
				Columns.optionalId(row, "parent_id"), Role.valueOf(row.getString("role")), row.getString("content"),
				row.getString("reasoning"), toolCalls == null ? "" : toolCalls, List.of(), State.valueOf(row.getString("state")),
				row.getString("note"), model, row.getString("model_title"), figures, row.getBoolean("favourite"),
				Columns.instant(row.getLong("created_nanos")));
	}
}
