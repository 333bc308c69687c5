package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Conversation.Origin;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Filing;
import org.modalis.api.history.Totals;
import org.modalis.api.model.ModelId;

/** The table {@code conversations}. Works in the caller's transaction. What was deleted is not found here. */
final class ConversationRows {

	/** The row of {@code users} that the first migration makes. */
	static final byte[] LOCAL_USER = Columns.bytes(UUID.fromString("00000000-0000-7000-8000-000000000001"));

	private static final String SELECT = """
			SELECT c.id, c.title, c.model_provider, c.model_name, c.leaf_id, c.pinned, c.archived, c.folder, \
			c.origin_conversation_id, c.origin_message_id, c.messages, c.input_tokens, c.output_tokens, c.created_nanos, \
			c.updated_nanos FROM conversations c \
			""";
	private static final String HERE = "c.deleted_nanos IS NULL ";

	private final boolean temporary;
	private final CostRows costs = new CostRows();

	/** @param temporary whether the rows are those of temporary threads */
	ConversationRows(boolean temporary) {
		this.temporary = temporary;
	}

	void insert(Connection connection, Conversation made) throws SQLException {
		String sql = """
				INSERT INTO conversations (id, user_id, title, model_provider, model_name, folder, origin_conversation_id, \
				origin_message_id, created_nanos, updated_nanos) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
		try (PreparedStatement insert = connection.prepareStatement(sql)) {
			insert.setBytes(1, Columns.bytes(made.id()));
			insert.setBytes(2, LOCAL_USER);
			insert.setString(3, made.title());
			Columns.setModel(insert, 4, made.model());
			insert.setString(6, made.filing().folder().orElse(null));
			Columns.setOptionalId(insert, 7, made.origin().map(Origin::conversation));
			Columns.setOptionalId(insert, 8, made.origin().map(Origin::message));
			insert.setLong(9, Columns.nanos(made.created()));
			insert.setLong(10, Columns.nanos(made.updated()));
			insert.executeUpdate();
		}
	}

	List<Conversation> all(Connection connection) throws SQLException {
		return select(connection, "WHERE " + HERE + "ORDER BY c.updated_nanos DESC, c.id DESC");
	}

	Optional<Conversation> find(Connection connection, UUID id) throws SQLException {
		return select(connection, "WHERE c.id = ? AND " + HERE, Columns.bytes(id)).stream().findFirst();
	}

	List<Conversation> find(Connection connection, ThreadSql wanted, int offset, int limit) throws SQLException {
		return limit <= 0 ? List.of()
				: select(connection, wanted.join() + "WHERE " + HERE + wanted.conditions() + wanted.order()
						+ "OFFSET ? ROWS FETCH NEXT ? ROWS ONLY", wanted.values(offset, limit));
	}

	int count(Connection connection, ThreadSql wanted) throws SQLException {
		return Rows.first(connection, "SELECT COUNT(*) FROM conversations c WHERE " + HERE + wanted.conditions(),
				row -> row.getInt(1), wanted.values()).orElseThrow();
	}

	private List<Conversation> select(Connection connection, String tail, Object... values) throws SQLException {
		List<Conversation> found = Rows.all(connection, SELECT + tail, this::conversation, values);
		Map<UUID, List<Cost>> known = costs.of(connection, found.stream().map(Conversation::id).toList());
		var priced = new ArrayList<Conversation>(found.size());
		for (Conversation each : found)
			priced.add(known.containsKey(each.id()) ? withCosts(each, known.get(each.id())) : each);
		return priced;
	}

	private Conversation conversation(ResultSet row) throws SQLException {
		Optional<UUID> message = Columns.optionalId(row, "origin_message_id");
		Optional<UUID> from = Columns.optionalId(row, "origin_conversation_id");
		var filing = new Filing(row.getBoolean("pinned"), row.getBoolean("archived"), Optional.ofNullable(row.getString("folder")));
		var totals = new Totals(row.getInt("messages"), row.getLong("input_tokens"), row.getLong("output_tokens"), List.of());
		return new Conversation(Columns.id(row.getBytes("id")), row.getString("title"), Columns.model(row),
				Columns.optionalId(row, "leaf_id"), temporary, filing, message.map(id -> new Origin(from.orElseThrow(), id)), totals,
				Columns.instant(row.getLong("created_nanos")), Columns.instant(row.getLong("updated_nanos")));
	}

	private static Conversation withCosts(Conversation c, List<Cost> costs) {
		Totals old = c.totals();
		return new Conversation(c.id(), c.title(), c.model(), c.leaf(), c.temporary(), c.filing(), c.origin(),
				new Totals(old.messages(), old.inputTokens(), old.outputTokens(), costs), c.created(), c.updated());
	}

	boolean rename(Connection connection, UUID id, String title) throws SQLException {
		return update(connection, "title = ?", id, title);
	}

	boolean setModel(Connection connection, UUID id, ModelId model) throws SQLException {
		return update(connection, "model_provider = ?, model_name = ?", id, model.provider(), model.name());
	}

	boolean file(Connection connection, UUID id, Filing filing) throws SQLException {
		return update(connection, "pinned = ?, archived = ?, folder = ?", id, filing.pinned(), filing.archived(),
				filing.folder().orElse(null));
	}

	/** Sets the end of the branch that is shown. */
	void show(Connection connection, UUID id, Optional<UUID> leaf) throws SQLException {
		update(connection, "leaf_id = ?", id, Columns.bytesOrNull(leaf));
	}

	private static boolean update(Connection connection, String columns, UUID id, Object... values) throws SQLException {
		Object[] all = Arrays.copyOf(values, values.length + 1);
		all[values.length] = Columns.bytes(id);
		return Rows.change(connection, "UPDATE conversations SET " + columns + " WHERE id = ? AND deleted_nanos IS NULL", all) == 1;
	}

	boolean isDeleted(Connection connection, UUID id) throws SQLException {
		return Rows.first(connection, "SELECT 1 FROM conversations WHERE id = ? AND deleted_nanos IS NOT NULL", row -> true, Columns.bytes(id))
				.isPresent();
	}

	/** How many messages were ever added; empty when there is no such conversation. */
	Optional<Integer> added(Connection connection, UUID id) throws SQLException {
		return Rows.first(connection, "SELECT c.added FROM conversations c WHERE c.id = ? AND " + HERE, row -> row.getInt(1),
				Columns.bytes(id));
	}

	/** The end of the branch that is shown; empty also when there is no such conversation. */
	Optional<UUID> leaf(Connection connection, UUID id) throws SQLException {
		return Rows.first(connection, "SELECT c.leaf_id FROM conversations c WHERE c.id = ? AND " + HERE,
				row -> Columns.optionalId(row, "leaf_id"), Columns.bytes(id)).flatMap(leaf -> leaf);
	}

	/** Notes that messages were added, the last of them as the end of the branch that is shown. */
	void grow(Connection connection, UUID id, UUID leaf, int by, Instant now) throws SQLException {
		update(connection, "leaf_id = ?, added = added + ?, messages = messages + ?, updated_nanos = ?", id, Columns.bytes(leaf), by,
				by, Columns.nanos(now));
	}

	/** Notes that messages are there again, or with a negative number that they are not. */
	void count(Connection connection, UUID id, int more) throws SQLException {
		update(connection, "messages = messages + ?", id, more);
	}

	boolean delete(Connection connection, UUID id, Instant now) throws SQLException {
		return update(connection, "deleted_nanos = ?", id, Columns.nanos(now));
	}

	/** The conversations that were deleted before a time. */
	List<UUID> deletedBefore(Connection connection, Instant time) throws SQLException {
		return Rows.all(connection, "SELECT id FROM conversations WHERE deleted_nanos < ?", row -> Columns.id(row.getBytes(1)),
				Columns.nanos(time));
	}

	/** Brings back what was deleted at a time or later; false when there is no such thing. */
	boolean restore(Connection connection, UUID id, Instant earliest) throws SQLException {
		return Rows.change(connection, "UPDATE conversations SET deleted_nanos = NULL WHERE id = ? AND deleted_nanos >= ?",
				Columns.bytes(id), Columns.nanos(earliest)) == 1;
	}
}
