package org.modalis.bench.search;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.modalis.api.history.Message;

/** The same messages in SQLite: a table, and FTS5 with folded accents, indexes of short beginnings, and excerpts. */
final class Fts5 implements AutoCloseable {

	private final Connection connection;
	private final PreparedStatement row;
	private final PreparedStatement text;
	private int next = 1;

	Fts5(Path file) throws SQLException {
		connection = DriverManager.getConnection("jdbc:sqlite:" + file);
		try (var statement = connection.createStatement()) {
			statement.execute("PRAGMA synchronous = OFF");
			statement.execute("PRAGMA cache_size = -200000");
			statement.execute("PRAGMA mmap_size = 1000000000");
			statement.execute("CREATE TABLE m (id INTEGER PRIMARY KEY, thread TEXT, role TEXT, model TEXT, created INTEGER, text TEXT)");
			statement.execute("CREATE VIRTUAL TABLE f USING fts5(text, content='m', content_rowid='id', "
					+ "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')");
		}
		connection.setAutoCommit(false);
		row = connection.prepareStatement("INSERT INTO m VALUES (?, ?, ?, ?, ?, ?)");
		text = connection.prepareStatement("INSERT INTO f (rowid, text) VALUES (?, ?)");
	}

	void add(Message message) throws SQLException {
		row.setInt(1, next);
		row.setString(2, message.conversation().toString());
		row.setString(3, message.role().name());
		row.setString(4, message.model().map(Object::toString).orElse(""));
		row.setLong(5, message.created().toEpochMilli());
		row.setString(6, message.text());
		row.execute();
		text.setInt(1, next++);
		text.setString(2, message.text());
		text.execute();
	}

	void commit() throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute("INSERT INTO f(f) VALUES ('optimize')");
			statement.execute("ANALYZE");
		}
		connection.commit();
	}

	/** @param where a condition on {@code m}, or empty text */
	List<String> find(String match, String where, int limit) throws SQLException {
		String sql = "SELECT m.id, m.thread, m.role, m.model, m.created, snippet(f, 0, '[', ']', '…', 24) FROM f JOIN m ON m.id = f.rowid "
				+ "WHERE f MATCH ? " + (where.isEmpty() ? "" : "AND " + where + " ") + "ORDER BY f.rank LIMIT " + limit;
		try (PreparedStatement select = connection.prepareStatement(sql)) {
			select.setString(1, match);
			var found = new ArrayList<String>();
			try (ResultSet each = select.executeQuery()) {
				while (each.next())
					found.add(each.getString(6));
			}
			return found;
		}
	}

	@Override
	public void close() throws SQLException {
		connection.close();
	}
}
