package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.BranchStore;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Conversation.Origin;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Siblings;
import org.modalis.api.history.Totals;
import org.modalis.history.derby.internal.TreeRows.Node;

/** The tree operations in Derby. */
final class DerbyBranches implements BranchStore {

	private static final int STRETCH = 100;

	private final Halves halves;
	private final Clock clock;
	private final TreeRows tree = new TreeRows();
	private final MessageRows messages = new MessageRows();
	private final DeskRows desks = new DeskRows();
	private final DeletedRows deleted = new DeletedRows();
	private final ShownBranch shown = new ShownBranch();

	DerbyBranches(Halves halves, Clock clock) {
		this.halves = halves;
		this.clock = clock;
	}

	@Override
	public Map<UUID, Siblings> siblings(Collection<UUID> wanted) throws HistoryException {
		List<UUID> ids = List.copyOf(wanted);
		if (ids.isEmpty())
			return Map.of();
		Half half = halves.of(ids.getFirst());
		return half.read(connection -> {
			var found = new HashMap<UUID, Siblings>();
			Optional<Tree> around = Optional.empty();
			for (UUID id : ids) {
				Optional<Node> node = here(connection, id);
				if (node.isPresent() && around.isEmpty())
					around = tree(half, connection, node.get());
				if (node.isEmpty() || around.isEmpty())
					continue;
				List<UUID> all = around.get().siblings(node.get()).stream().map(Node::id).toList();
				if (all.contains(id))
					found.put(id, new Siblings(all, all.indexOf(id)));
			}
			return found;
		});
	}

	/** Empty when the conversation was deleted. */
	private static Optional<Tree> tree(Half half, Connection connection, Node node) throws SQLException {
		return half.conversations().added(connection, node.conversation())
				.map(there -> new Tree(connection, node.conversation(), node.depth()));
	}

	/** A message that was not deleted; it may be in a conversation that was. */
	private Optional<Node> here(Connection connection, UUID id) throws SQLException {
		return tree.find(connection, id).filter(node -> !node.deleted());
	}

	/** Lets a change work on a message and the end of its conversation's shown branch. */
	private interface Change {
		Kind run(Connection connection, ConversationRows conversations, Node node, Optional<UUID> leaf)
				throws SQLException, HistoryException;
	}

	private List<HistoryChange> change(Half half, Connection connection, Node node, Change change)
			throws SQLException, HistoryException {
		UUID conversation = node.conversation();
		half.conversations().added(connection, conversation).orElseThrow(Refusals::noConversation);
		Optional<UUID> leaf = half.conversations().leaf(connection, conversation);
		return List.of(half.change(change.run(connection, half.conversations(), node, leaf), conversation));
	}

	@Override
	public void show(UUID message) throws HistoryException {
		Half half = halves.of(message);
		half.write(connection -> change(half, connection, here(connection, message).orElseThrow(Refusals::noMessage),
				this::show));
	}

	private Kind show(Connection connection, ConversationRows conversations, Node node, Optional<UUID> leaf) throws SQLException {
		Node end = shown.show(connection, node, leaf);
		conversations.show(connection, node.conversation(), Optional.of(end.id()));
		return Kind.BRANCH_SHOWN;
	}

	@Override
	public void delete(UUID message) throws HistoryException {
		Half half = halves.of(message);
		half.write(connection -> {
			Optional<Node> node = here(connection, message);
			return node.isEmpty() ? List.of() : change(half, connection, node.get(), this::delete);
		});
	}

	private Kind delete(Connection connection, ConversationRows conversations, Node node, Optional<UUID> leaf)
			throws SQLException {
		var around = new Tree(connection, node.conversation(), node.depth());
		List<UUID> gone = around.below(node, false).stream().map(Node::id).toList();
		List<Node> siblings = around.siblings(node);
		tree.markDeleted(connection, node.id(), gone);
		deleted.insert(connection, node, clock.instant());
		conversations.count(connection, node.conversation(), -gone.size());
		if (leaf.filter(gone::contains).isPresent()) {
			Optional<Node> other = beside(siblings, node);
			if (other.isPresent())
				show(connection, conversations, other.get(), leaf);
			else
				conversations.show(connection, node.conversation(), node.parent());
		}
		return Kind.BRANCH_DELETED;
	}

	/** The one before, else the one after. */
	private static Optional<Node> beside(List<Node> siblings, Node node) {
		int at = siblings.stream().map(Node::id).toList().indexOf(node.id());
		return siblings.size() == 1 ? Optional.empty() : Optional.of(siblings.get(at == 0 ? 1 : at - 1));
	}

	@Override
	public void restore(UUID message) throws HistoryException {
		Half half = halves.of(message);
		half.write(connection -> {
			Optional<Node> node = tree.find(connection, message);
			if (node.isEmpty() || !deleted.remove(connection, message))
				throw Refusals.refused("The message cannot be restored; it was not deleted, or too long ago.");
			return change(half, connection, node.get(), this::restore);
		});
	}

	private Kind restore(Connection connection, ConversationRows conversations, Node node, Optional<UUID> leaf)
			throws SQLException, HistoryException {
		if (node.parent().isPresent() && here(connection, node.parent().get()).isEmpty())
			throw Refusals.refused("The message follows one that was deleted too. Restore that one first; nothing was changed.");
		conversations.count(connection, node.conversation(), tree.unmarkDeleted(connection, node));
		show(connection, conversations, node, leaf);
		return Kind.BRANCH_RESTORED;
	}

	@Override
	public Conversation fork(UUID message, String title) throws HistoryException {
		Half half = halves.of(message);
		UUID made = Ids.next();
		halves.note(half, List.of(made));
		half.write(connection -> fork(half, connection, message, made, title));
		return half.read(connection -> half.conversations().find(connection, made)).orElseThrow(Refusals::noConversation);
	}

	private List<HistoryChange> fork(Half half, Connection connection, UUID message, UUID made, String title)
			throws SQLException, HistoryException {
		Node end = here(connection, message).orElseThrow(Refusals::noMessage);
		Conversation from = half.conversations().find(connection, end.conversation()).orElseThrow(Refusals::noConversation);
		Instant now = clock.instant();
		half.conversations().insert(connection, new Conversation(made, title, from.model(), Optional.empty(), half.temporary(),
				Filing.NONE.withFolder(from.filing().folder()), Optional.of(new Origin(from.id(), message)), Totals.NONE, now, now));
		desks.setParameters(connection, made, desks.parameters(connection, from.id()));
		List<Message> copies = copies(connection, end, made);
		halves.note(half, copies.stream().map(Message::id).toList());
		new Append(connection, half.conversations()).run(copies, now);
		var changes = new ArrayList<HistoryChange>();
		changes.add(half.change(Kind.CONVERSATION_CREATED, made));
		copies.forEach(copy -> changes.add(half.change(Kind.MESSAGE_ADDED, copy)));
		return changes;
	}

	private List<Message> copies(Connection connection, Node end, UUID into) throws SQLException {
		var copies = new ArrayList<Message>();
		for (Message each : branch(connection, end)) {
			Optional<UUID> parent = copies.isEmpty() ? Optional.empty() : Optional.of(copies.getLast().id());
			Message copy = each.placed(Ids.next(), into, parent);
			copies.add(copy.state() != State.STREAMING ? copy
					: copy.ended(State.STOPPED, "The thread was copied while this answer was coming.", copy.figures()));
		}
		return copies;
	}

	/** The branch down to a message, from its beginning; read in stretches, each with the siblings beside it. */
	private List<Message> branch(Connection connection, Node end) throws SQLException {
		var around = new Tree(connection, end.conversation(), end.depth());
		var upwards = new ArrayList<UUID>();
		for (Optional<Node> at = Optional.of(end); at.isPresent(); at = around.parent(at.get()))
			upwards.add(at.get().id());
		List<UUID> path = upwards.reversed();
		var found = new ArrayList<Message>();
		for (int depth = 0; depth < path.size(); depth += STRETCH) {
			int last = Math.min(path.size(), depth + STRETCH) - 1;
			var near = new HashMap<UUID, Message>();
			messages.between(connection, end.conversation(), depth, last).forEach(each -> near.put(each.id(), each));
			path.subList(depth, last + 1).forEach(id -> found.add(near.get(id)));
		}
		return found;
	}
}
