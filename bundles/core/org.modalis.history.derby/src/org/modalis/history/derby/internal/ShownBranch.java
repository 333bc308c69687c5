package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.history.derby.internal.TreeRows.Node;

/**
 * Keeps the rule of the shown branch: it goes from its first message to the conversation's leaf, and at each fork on it the child
 * noted as shown is its own (none is noted where it is the newest). So a change of branch writes only between the fork and the new
 * branch. Stateless; works in the caller's transaction.
 */
final class ShownBranch {

	private final TreeRows rows = new TreeRows();

	/** Notes what must be for a branch to be the shown one down to a message; the forks below stay. Returns where it ends. */
	Node show(Connection connection, Node message, Optional<UUID> shownBefore) throws SQLException {
		return show(connection, message, shownBefore, message.depth());
	}

	/** @param highest the depth of the highest fork that got a child, which is looked at in any case */
	Node show(Connection connection, Node message, Optional<UUID> shownBefore, int highest) throws SQLException {
		var tree = new Tree(connection, message.conversation(), message.depth());
		Optional<Node> before = shownBefore.isEmpty() ? Optional.empty() : rows.find(connection, shownBefore.get());
		Node at = message;
		while (true) {
			while (before.isPresent() && before.get().depth() > at.depth())
				before = tree.parent(before.get());
			if (before.isPresent() && before.get().id().equals(at.id()) && at.depth() <= highest)
				break;
			Optional<Node> parent = tree.parent(at);
			if (parent.isEmpty())
				break;
			note(connection, parent.get(), at, tree.siblings(at));
			at = parent.get();
		}
		return tree.end(message);
	}

	private void note(Connection connection, Node parent, Node child, List<Node> siblings) throws SQLException {
		boolean newest = siblings.getLast().id().equals(child.id());
		Optional<UUID> wanted = newest ? Optional.empty() : Optional.of(child.id());
		if (!parent.shownChild().equals(wanted))
			rows.setShownChild(connection, parent.id(), wanted);
	}
}
