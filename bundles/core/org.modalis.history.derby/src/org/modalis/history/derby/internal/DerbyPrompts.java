package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.modalis.api.Subscription;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.history.PromptStore;

/** The table {@code prompts}. */
final class DerbyPrompts implements PromptStore {

	private static final String NEWEST = "version = (SELECT MAX(n.version) FROM prompts n WHERE n.id = p.id) ";

	private final Half disk;
	private final Clock clock;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	DerbyPrompts(Half disk, Clock clock) {
		this.disk = disk;
		this.clock = clock;
	}

	@Override
	public Prompt save(Prompt prompt) throws HistoryException {
		var saved = new Prompt[1];
		change(connection -> saved[0] = insert(connection, prompt));
		return saved[0];
	}

	private Prompt insert(Connection connection, Prompt prompt) throws SQLException {
		byte[] id = Columns.bytes(prompt.id());
		int version = Rows.first(connection, "SELECT MAX(version) FROM prompts WHERE id = ?", row -> row.getInt(1), id).orElse(0) + 1;
		var next = new Prompt(prompt.id(), version, prompt.name(), prompt.text(), prompt.variables(), prompt.tags(),
				prompt.favourite(), clock.instant());
		Rows.change(connection, "INSERT INTO prompts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", id, version, next.name(), next.text(),
				next.variables(), tags(next.tags()), next.favourite(), Columns.nanos(next.created()));
		return next;
	}

	/** Each tag between line breaks, so that a whole one can be looked for. */
	private static String tags(List<String> tags) {
		return tags.isEmpty() ? "" : "\n" + String.join("\n", tags) + "\n";
	}

	@Override
	public void setFavourite(UUID prompt, boolean favourite) throws HistoryException {
		Objects.requireNonNull(prompt);
		change(connection -> {
			if (Rows.change(connection, "UPDATE prompts SET favourite = ? WHERE id = ?", favourite, Columns.bytes(prompt)) == 0)
				throw Refusals.refused("The prompt is not in the library; it may have been deleted. Nothing was changed.");
		});
	}

	@Override
	public List<Prompt> list(PromptQuery query, int offset, int limit) throws HistoryException {
		if (limit <= 0)
			return List.of();
		var sql = new StringBuilder("SELECT * FROM prompts p WHERE ").append(NEWEST);
		var values = new ArrayList<Object>();
		if (!query.text().isEmpty()) {
			sql.append("AND (LOCATE(?, LOWER(p.name)) > 0 OR LOCATE(?, LOWER(p.content)) > 0) ");
			values.addAll(List.of(query.text().toLowerCase(Locale.ENGLISH), query.text().toLowerCase(Locale.ENGLISH)));
		}
		query.tag().ifPresent(tag -> {
			sql.append("AND LOCATE(?, p.tags) > 0 ");
			values.add(tags(List.of(tag)));
		});
		query.favourite().ifPresent(is -> {
			sql.append("AND p.favourite = ? ");
			values.add(is);
		});
		sql.append(query.order() == PromptQuery.Order.NAME ? "ORDER BY LOWER(p.name)" : "ORDER BY p.created_nanos DESC");
		sql.append(", p.id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY");
		values.addAll(List.of(offset, limit));
		return disk.read(connection -> Rows.all(connection, sql.toString(), DerbyPrompts::prompt, values.toArray()));
	}

	@Override
	public List<Prompt> history(UUID prompt) throws HistoryException {
		return disk.read(connection -> Rows.all(connection, "SELECT * FROM prompts WHERE id = ? ORDER BY version DESC",
				DerbyPrompts::prompt, Columns.bytes(prompt)));
	}

	private static Prompt prompt(ResultSet row) throws SQLException {
		List<String> tags = row.getString("tags").lines().filter(tag -> !tag.isEmpty()).toList();
		return new Prompt(Columns.id(row.getBytes("id")), row.getInt("version"), row.getString("name"), row.getString("content"),
				row.getString("variables"), tags, row.getBoolean("favourite"), Columns.instant(row.getLong("created_nanos")));
	}

	@Override
	public void delete(UUID prompt) throws HistoryException {
		change(connection -> Rows.change(connection, "DELETE FROM prompts WHERE id = ?", Columns.bytes(prompt)));
	}

	private interface Change {
		void run(Connection connection) throws SQLException, HistoryException;
	}

	private void change(Change change) throws HistoryException {
		disk.write(connection -> {
			change.run(connection);
			return List.of();
		});
		listeners.forEach(Runnable::run);
	}

	@Override
	public Subscription onChange(Runnable listener) {
		Runnable own = listener::run; // so that the same listener can be there twice
		listeners.add(own);
		return () -> listeners.remove(own);
	}
}
