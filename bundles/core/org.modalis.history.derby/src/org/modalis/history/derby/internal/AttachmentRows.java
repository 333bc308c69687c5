package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Message;

/** The table {@code attachments}. Stateless; works in the caller's transaction. */
final class AttachmentRows {

	private static final String INSERT = """
			INSERT INTO attachments (message_id, position, conversation_id, sha256, bytes, media_type, file_name, width, height, \
			pages, text_sha256, text_bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	void insert(Connection connection, Message message) throws SQLException {
		if (message.attachments().isEmpty())
			return;
		try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
			insert.setBytes(1, Columns.bytes(message.id()));
			insert.setBytes(3, Columns.bytes(message.conversation()));
			for (int i = 0; i < message.attachments().size(); i++) {
				insert.setInt(2, i);
				set(insert, message.attachments().get(i));
				insert.executeUpdate();
			}
		}
	}

	private static void set(PreparedStatement insert, Attachment file) throws SQLException {
		insert.setString(4, file.content().sha256());
		insert.setLong(5, file.content().bytes());
		insert.setString(6, file.mediaType());
		insert.setString(7, file.fileName());
		Columns.setOptionalInt(insert, 8, file.width());
		Columns.setOptionalInt(insert, 9, file.height());
		Columns.setOptionalInt(insert, 10, file.pages());
		insert.setString(11, file.text().map(Content::sha256).orElse(null));
		if (file.text().isPresent())
			insert.setLong(12, file.text().get().bytes());
		else
			insert.setNull(12, Types.BIGINT);
	}

	List<Attachment> of(Connection connection, UUID message) throws SQLException {
		return Rows.all(connection, "SELECT * FROM attachments WHERE message_id = ? ORDER BY position", AttachmentRows::attachment,
				Columns.bytes(message));
	}

	private static Attachment attachment(ResultSet row) throws SQLException {
		String text = row.getString("text_sha256");
		return new Attachment(new Content(row.getString("sha256"), row.getLong("bytes")), row.getString("media_type"),
				row.getString("file_name"), Columns.optionalInt(row, "width"), Columns.optionalInt(row, "height"),
				Columns.optionalInt(row, "pages"),
				text == null ? Optional.empty() : Optional.of(new Content(text, row.getLong("text_bytes"))));
	}

	void delete(Connection connection, UUID message) throws SQLException {
		Rows.change(connection, "DELETE FROM attachments WHERE message_id = ?", Columns.bytes(message));
	}

	/** Whether any message names this content, deleted ones included. Two queries, because an OR would read the whole table. */
	boolean isNamed(Connection connection, String sha256) throws SQLException {
		for (String column : List.of("sha256", "text_sha256"))
			if (Rows.first(connection, "SELECT 1 FROM attachments WHERE " + column + " = ? FETCH FIRST ROW ONLY", row -> true, sha256)
					.isPresent())
				return true;
		return false;
	}
}
