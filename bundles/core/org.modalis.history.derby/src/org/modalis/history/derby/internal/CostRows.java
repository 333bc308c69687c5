package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.modalis.api.history.Cost;

/** The table {@code conversation_costs}. Stateless; works in the caller's transaction. */
final class CostRows {

	/** For so many conversations the whole table is read at once. */
	private static final int MANY = 100;

	private record Row(UUID conversation, Cost cost) {
	}

	void add(Connection connection, UUID conversation, Cost cost) throws SQLException {
		byte[] id = Columns.bytes(conversation);
		String currency = cost.currency().getCurrencyCode();
		String update = "UPDATE conversation_costs SET cost = cost + ? WHERE conversation_id = ? AND currency = ?";
		if (Rows.change(connection, update, cost.amount(), id, currency) == 0)
			Rows.change(connection, "INSERT INTO conversation_costs VALUES (?, ?, ?)", id, currency, cost.amount());
	}

	/** What these conversations cost, by currency; nothing of those that cost nothing. */
	Map<UUID, List<Cost>> of(Connection connection, List<UUID> conversations) throws SQLException {
		var found = new HashMap<UUID, List<Cost>>();
		if (conversations.size() > MANY)
			collect(connection, found, "");
		else
			for (UUID id : conversations)
				collect(connection, found, "WHERE conversation_id = ? ", Columns.bytes(id));
		return found;
	}

	private static void collect(Connection connection, Map<UUID, List<Cost>> into, String where, Object... values)
			throws SQLException {
		String sql = "SELECT conversation_id, currency, cost FROM conversation_costs " + where + "ORDER BY conversation_id, currency";
		for (Row row : Rows.all(connection, sql, row -> new Row(Columns.id(row.getBytes(1)),
				new Cost(row.getBigDecimal(3), Currency.getInstance(row.getString(2)))), values))
			into.computeIfAbsent(row.conversation(), id -> new ArrayList<>()).add(row.cost());
	}
}
