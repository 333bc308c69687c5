package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.UsageLine;
import org.modalis.api.model.Usage;

/** The table {@code api_usage}, and the sums of it that threads have. Stateless; works in the caller's transaction. */
final class UsageRows {

	private static final String REPORT = """
			SELECT model_provider, model_name, cost_currency, COUNT(*) AS answers, SUM(cost) AS cost, \
			MAX(CASE WHEN usage_known THEN 1 ELSE 0 END) AS known, \
			SUM(input_tokens) AS input_tokens, SUM(cached_tokens) AS cached_tokens, SUM(output_tokens) AS output_tokens, \
			SUM(reasoning_tokens) AS reasoning_tokens FROM api_usage WHERE finished_nanos >= ? AND finished_nanos < ? \
			GROUP BY model_provider, model_name, cost_currency ORDER BY model_provider, model_name, cost_currency""";

	private final CostRows costs = new CostRows();

	/** Fills five columns. */
	static void setUsage(PreparedStatement statement, int index, Usage usage) throws SQLException {
		statement.setBoolean(index, usage.known());
		statement.setLong(index + 1, usage.inputTokens());
		statement.setLong(index + 2, usage.cachedInputTokens());
		statement.setLong(index + 3, usage.outputTokens());
		statement.setLong(index + 4, usage.reasoningTokens());
	}

	static Usage usage(ResultSet row) throws SQLException {
		return usage(row, row.getBoolean("usage_known"));
	}

	private static Usage usage(ResultSet row, boolean known) throws SQLException {
		return new Usage(row.getLong("input_tokens"), row.getLong("cached_tokens"), row.getLong("output_tokens"),
				row.getLong("reasoning_tokens"), known);
	}

	/** Records an answer and adds it to what its thread amounts to. */
	void record(Connection connection, Message answer, Instant now) throws SQLException {
		insert(connection, answer, now);
		addUp(connection, answer);
	}

	/** Records an answer alone. */
	void insert(Connection connection, Message answer, Instant now) throws SQLException {
		String sql = """
				INSERT INTO api_usage (id, user_id, conversation_id, message_id, model_provider, model_name, usage_known, \
				input_tokens, cached_tokens, output_tokens, reasoning_tokens, cost, cost_currency, finished_nanos) \
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
		try (PreparedStatement insert = connection.prepareStatement(sql)) {
			insert.setBytes(1, Columns.bytes(Ids.next()));
			insert.setBytes(2, ConversationRows.LOCAL_USER);
			insert.setBytes(3, Columns.bytes(answer.conversation()));
			insert.setBytes(4, Columns.bytes(answer.id()));
			Columns.setModel(insert, 5, answer.model());
			setUsage(insert, 7, answer.usage());
			Columns.setCost(insert, 12, answer.cost());
			insert.setLong(14, Columns.nanos(now));
			insert.executeUpdate();
		}
	}

	/** Counts an answer into the sums of its thread. */
	void addUp(Connection connection, Message answer) throws SQLException {
		Rows.change(connection, """
				UPDATE conversations SET input_tokens = input_tokens + ?, output_tokens = output_tokens + ? WHERE id = ?""",
				answer.usage().inputTokens(), answer.usage().outputTokens(), Columns.bytes(answer.conversation()));
		if (answer.cost().isPresent())
			costs.add(connection, answer.conversation(), answer.cost().get());
	}

	/** When the first answer was recorded that finished at a time or later. */
	Optional<Instant> firstFrom(Connection connection, Instant from) throws SQLException {
		return Rows.first(connection, "SELECT MIN(finished_nanos) FROM api_usage WHERE finished_nanos >= ?", row -> {
			long nanos = row.getLong(1);
			return row.wasNull() ? Optional.<Instant>empty() : Optional.of(Columns.instant(nanos));
		}, Columns.nanos(from)).flatMap(first -> first);
	}

	/** @param month names the lines; the times say what is added up */
	List<UsageLine> report(Connection connection, YearMonth month, Instant from, Instant until) throws SQLException {
		return Rows.all(connection, REPORT, row -> new UsageLine(month, Columns.model(row), row.getLong("answers"),
				usage(row, row.getInt("known") == 1), Columns.cost(row)), Columns.nanos(from), Columns.nanos(until));
	}
}
