package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.history.derby.internal.TreeRows.Node;

/**
 * Adds messages in one transaction. The work is the same for each message however many there are: the shown branch is looked
 * after once per conversation, and only where the messages do not simply go on from its end.
 */
final class Append {

	/** A conversation that grows. */
	private static final class Growing {

		private final Optional<UUID> leafBefore;
		private final int countBefore;
		private int added;
		private Node last;
		private boolean goesOn = true;
		private int highest = Integer.MAX_VALUE;

		Growing(int countBefore, Optional<UUID> leafBefore) {
			this.countBefore = countBefore;
			this.leafBefore = leafBefore;
		}

		/** Takes a message in and returns its number. */
		int add(Node node) {
			Optional<UUID> end = last == null ? leafBefore : Optional.of(last.id());
			if (!node.parent().equals(end)) {
				goesOn = false;
				highest = Math.min(highest, Math.max(0, node.depth() - 1));
			}
			last = node;
			return countBefore + ++added;
		}
	}

	private final Connection connection;
	private final ConversationRows conversations;
	private final MessageRows messages = new MessageRows();
	private final TreeRows tree = new TreeRows();
	private final Map<UUID, Node> placed = new HashMap<>();
	private final Map<UUID, Growing> growing = new HashMap<>();

	Append(Connection connection, ConversationRows conversations) {
		this.connection = connection;
		this.conversations = conversations;
	}

	void run(List<Message> all, Instant now) throws SQLException, HistoryException {
		try (PreparedStatement insert = messages.inserting(connection); PreparedStatement find = tree.finding(connection)) {
			for (Message message : all)
				add(message, insert, find);
		}
		for (Map.Entry<UUID, Growing> each : growing.entrySet()) {
			Growing grown = each.getValue();
			if (!grown.goesOn)
				new ShownBranch().show(connection, grown.last, grown.leafBefore, grown.highest);
			conversations.grow(connection, each.getKey(), grown.last.id(), grown.added, now);
		}
	}

	private void add(Message message, PreparedStatement insert, PreparedStatement find) throws SQLException, HistoryException {
		Growing thread = growing(message.conversation());
		if (placed.containsKey(message.id()) || tree.find(find, message.id()).isPresent())
			throw Refusals.refused("The message is in the history already; it was not added again.");
		Optional<Node> parent = parent(message, find);
		Node node = new Node(message.id(), message.conversation(), message.parent(), parent.map(Node::depth).orElse(-1) + 1,
				Optional.empty(), false);
		messages.insert(insert, message, node.depth(), thread.add(node));
		if (parent.flatMap(Node::shownChild).isPresent())
			tree.setShownChild(connection, parent.get().id(), Optional.empty());
		placed.put(node.id(), node);
	}

	private Growing growing(UUID conversation) throws SQLException, HistoryException {
		Growing known = growing.get(conversation);
		if (known == null) {
			int count = conversations.added(connection, conversation).orElseThrow(Refusals::noConversation);
			known = new Growing(count, conversations.leaf(connection, conversation));
			growing.put(conversation, known);
		}
		return known;
	}

	private Optional<Node> parent(Message message, PreparedStatement find) throws SQLException, HistoryException {
		if (message.parent().isEmpty())
			return Optional.empty();
		UUID id = message.parent().get();
		Optional<Node> parent = placed.containsKey(id) ? Optional.of(placed.get(id)) : tree.find(find, id);
		if (parent.filter(node -> node.conversation().equals(message.conversation()) && !node.deleted()).isEmpty())
			throw Refusals.refused("The message that this one follows is not in the same conversation; nothing was added.");
		return parent;
	}
}
