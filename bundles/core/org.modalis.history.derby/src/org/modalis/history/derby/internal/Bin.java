package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.modalis.api.history.HistoryException;
import org.modalis.history.derby.internal.TreeRows.Node;

/**
 * Takes out for good what was deleted: threads when the history was closed since, branches after 30 days. A few rows per
 * transaction, so that those who write meanwhile hardly wait; what a crash leaves is taken the next time.
 */
final class Bin {

	static final Duration KEPT = Duration.ofDays(30);
	private static final int AT_ONCE = 100;

	private final Half disk;
	private final Instant opened;
	private final ConversationRows conversations;
	private final DeletedRows deleted = new DeletedRows();
	private final TreeRows tree = new TreeRows();
	private final HeldRows held = new HeldRows();

	/** @param opened when the history was opened */
	Bin(Half disk, Instant opened) {
		this.disk = disk;
		this.opened = opened;
		conversations = disk.conversations();
	}

	/** @param goOn asked before each transaction */
	void empty(BooleanSupplier goOn) throws HistoryException {
		for (UUID branch : disk.read(connection -> deleted.before(connection, opened.minus(KEPT))))
			while (goOn.getAsBoolean() && emptied(connection -> takeFromBranch(connection, branch)))
				continue;
		for (UUID conversation : disk.read(connection -> conversations.deletedBefore(connection, opened)))
			while (goOn.getAsBoolean() && emptied(connection -> takeFromConversation(connection, conversation)))
				continue;
	}

	private boolean emptied(DerbySession.Work<Boolean> take) throws HistoryException {
		var more = new boolean[1];
		disk.write(connection -> {
			more[0] = take.run(connection);
			return List.of();
		});
		return more[0];
	}

	/** Returns whether there is more. The lowest go first, because each refers to the one above. */
	private boolean takeFromBranch(Connection connection, UUID root) throws SQLException {
		Node top = tree.find(connection, root).orElseThrow();
		List<Node> all = new Tree(connection, top.conversation(), top.depth()).below(top, true);
		for (Node node : all.reversed().subList(0, Math.min(AT_ONCE, all.size())))
			take(connection, node.id());
		return all.size() > AT_ONCE;
	}

	private boolean takeFromConversation(Connection connection, UUID conversation) throws SQLException {
		byte[] id = Columns.bytes(conversation);
		List<UUID> lowest = Rows.all(connection, """
				SELECT id FROM messages WHERE conversation_id = ? ORDER BY depth DESC FETCH FIRST 100 ROWS ONLY""",
				row -> Columns.id(row.getBytes(1)), id);
		for (UUID message : lowest)
			take(connection, message);
		if (!lowest.isEmpty())
			return true;
		Rows.change(connection, "DELETE FROM conversation_costs WHERE conversation_id = ?", id);
		Rows.change(connection, "DELETE FROM conversation_desks WHERE conversation_id = ?", id);
		held.delete(connection, conversation);
		Rows.change(connection, "DELETE FROM conversations WHERE id = ?", id);
		return false;
	}

	private static void take(Connection connection, UUID message) throws SQLException {
		byte[] id = Columns.bytes(message);
		Rows.change(connection, "DELETE FROM attachments WHERE message_id = ?", id);
		Rows.change(connection, "DELETE FROM deleted_branches WHERE message_id = ?", id);
		Rows.change(connection, "DELETE FROM messages WHERE id = ?", id);
	}
}
