package org.modalis.history.derby.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings a database to the form that this version of Modalis works with, by numbered SQL files. A file is never changed once it
 * was released; a change is a new file with the next number.
 */
final class Migrations {

	/** One step, from the file {@code V<version>__<name>.sql}; statements end with a semicolon at the end of a line. */
	record Migration(int version, String name, String sql) {

		static Migration read(String file) {
			try (InputStream in = Migrations.class.getResourceAsStream(file)) {
				int version = Integer.parseInt(file.substring(1, file.indexOf("__")));
				return new Migration(version, file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
			} catch (IOException e) {
				throw new IllegalStateException("The bundle has no " + file, e);
			}
		}

		List<String> statements() {
			String code = sql.lines().filter(line -> !line.strip().startsWith("--")).collect(Collectors.joining("\n"));
			return List.of(code.split(";\\s*(?:\n|$)")).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
		}
	}

	private static final List<String> FILES = List.of("V001__history.sql", "V002__studio.sql", "V003__unsent_files.sql");

	private final List<Migration> all;

	Migrations() {
		this(FILES.stream().map(Migration::read).toList());
	}

	Migrations(List<Migration> all) {
		this.all = List.copyOf(all);
	}

	List<Migration> all() {
		return all;
	}

	/** The version that this program works with. */
	int target() {
		return all.getLast().version();
	}

	/** The version of a database that has at least the first migration. */
	static int version(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT version FROM schema_version")) {
			int newest = 0;
			while (rows.next())
				newest = Math.max(newest, rows.getInt(1));
			return newest;
		}
	}

	/** Applies everything above the given version. The caller commits, so that all of it happens or nothing. */
	void apply(Connection connection, int from) throws SQLException {
		for (Migration migration : pending(from)) {
			try (Statement statement = connection.createStatement()) {
				for (String sql : migration.statements())
					statement.execute(sql);
			}
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO schema_version VALUES (?, ?, ?)")) {
				insert.setInt(1, migration.version());
				insert.setString(2, migration.name());
				insert.setLong(3, Columns.nanos(Instant.now()));
				insert.executeUpdate();
			}
		}
	}

	private List<Migration> pending(int from) {
		var found = new ArrayList<Migration>(all);
		found.removeIf(migration -> migration.version() <= from);
		return found;
	}
}
