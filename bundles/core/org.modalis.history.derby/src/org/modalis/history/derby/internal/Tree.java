package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.history.derby.internal.TreeRows.Node;

/**
 * A conversation's tree, read as far as it is needed: around the messages that are asked for, in stretches of depth that grow.
 * For one transaction.
 */
final class Tree {

	private static final int STRETCH = 32;

	private final Connection connection;
	private final UUID conversation;
	private final TreeRows rows = new TreeRows();
	private final Map<UUID, Node> nodes = new HashMap<>();
	private final Map<Optional<UUID>, List<Node>> children = new HashMap<>();
	private int first;
	private int end;
	private int stretch = STRETCH;

	/** @param depth where to begin */
	Tree(Connection connection, UUID conversation, int depth) {
		this.connection = connection;
		this.conversation = conversation;
		first = depth;
		end = depth;
	}

	private void read(int depth) throws SQLException {
		while (depth < first || depth >= end) {
			int from = depth < first ? Math.max(0, Math.min(depth, first - stretch)) : end;
			int to = depth < first ? first : Math.max(depth + 1, end + stretch);
			for (Node node : rows.between(connection, conversation, from, to - 1)) {
				nodes.put(node.id(), node);
				if (!node.deleted())
					children.computeIfAbsent(node.parent(), parent -> new ArrayList<>()).add(node);
			}
			first = Math.min(first, from);
			end = Math.max(end, to);
			stretch *= 2;
		}
	}

	/** The messages beside one, itself included, in the order in which they were added; without deleted ones. */
	List<Node> siblings(Node node) throws SQLException {
		read(node.depth());
		return children.getOrDefault(node.parent(), List.of());
	}

	List<Node> children(Node node) throws SQLException {
		read(node.depth() + 1);
		return children.getOrDefault(Optional.of(node.id()), List.of());
	}

	Optional<Node> parent(Node node) throws SQLException {
		if (node.parent().isEmpty())
			return Optional.empty();
		read(node.depth() - 1);
		return Optional.of(nodes.get(node.parent().get()));
	}

	/** The end of the branch through a message: at each fork the child shown last, else the newest. */
	Node end(Node node) throws SQLException {
		Node at = node;
		for (Optional<Node> next = next(at); next.isPresent(); next = next(at))
			at = next.get();
		return at;
	}

	/** The messages that follow one on that branch, at most so many. */
	List<Node> after(Node node, int limit) throws SQLException {
		var found = new ArrayList<Node>();
		for (Optional<Node> next = next(node); next.isPresent() && found.size() < limit; next = next(next.get()))
			found.add(next.get());
		return found;
	}

	private Optional<Node> next(Node node) throws SQLException {
		List<Node> below = children(node);
		Optional<UUID> shown = node.shownChild();
		return below.isEmpty() ? Optional.empty()
				: Optional.of(below.stream().filter(child -> shown.filter(child.id()::equals).isPresent()).findFirst().orElse(below.getLast()));
	}

	/** A message with everything below it, the higher ones first; deleted messages too, where they are asked for. */
	List<Node> below(Node root, boolean deletedToo) throws SQLException {
		Set<UUID> inside = new HashSet<>(Set.of(root.id()));
		var found = new ArrayList<>(List.of(root));
		int depth = root.depth();
		for (int size = 0; size < found.size();) {
			size = found.size();
			List<Node> next = rows.between(connection, conversation, depth + 1, depth + stretch);
			next = next.stream().sorted(Comparator.comparingInt(Node::depth)).toList();
			for (Node node : next)
				if (node.parent().filter(inside::contains).isPresent() && (deletedToo || !node.deleted())) {
					inside.add(node.id());
					found.add(node);
				}
			depth += stretch;
			stretch *= 2;
		}
		return found;
	}
}
