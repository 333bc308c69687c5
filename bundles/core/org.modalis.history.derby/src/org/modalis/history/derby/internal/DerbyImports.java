package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.ImportStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.history.derby.internal.TreeRows.Node;

/** Takes in threads from elsewhere, each in one transaction. */
final class DerbyImports implements ImportStore {

	private final Half half;
	private final TreeRows tree = new TreeRows();
	private final UsageRows usage = new UsageRows();
	private final DeskRows desks = new DeskRows();
	private final FolderRows folders = new FolderRows();

	DerbyImports(Half half) {
		this.half = half;
	}

	@Override
	public Taken take(Conversation thread, String parameters, List<Message> messages) throws HistoryException {
		if (messages.stream().anyMatch(message -> message.state() == State.STREAMING))
			throw new IllegalArgumentException("Nobody streams what is imported");
		var taken = new Taken[1];
		half.write(connection -> {
			taken[0] = take(connection, thread, parameters, messages);
			var changes = new ArrayList<HistoryChange>();
			if (taken[0].made())
				changes.add(half.change(Kind.CONVERSATION_CREATED, thread.id()));
			if (taken[0].messages() > 0)
				changes.add(half.change(Kind.BRANCH_RESTORED, thread.id()));
			return changes;
		});
		return taken[0];
	}

	private Taken take(Connection connection, Conversation thread, String parameters, List<Message> messages)
			throws SQLException, HistoryException {
		ConversationRows rows = half.conversations();
		if (rows.isDeleted(connection, thread.id()))
			return new Taken(false, 0, true);
		Optional<Conversation> here = rows.find(connection, thread.id());
		if (here.isEmpty())
			make(connection, thread, parameters);
		List<Message> fresh = fresh(connection, thread.id(), messages);
		if (!fresh.isEmpty()) {
			Instant updated = here.map(Conversation::updated).filter(thread.updated()::isBefore).orElse(thread.updated());
			new Append(connection, rows).run(fresh, updated);
			for (Message message : fresh)
				if (message.usage().known() || message.cost().isPresent())
					usage.addUp(connection, message);
			show(connection, thread, here.flatMap(Conversation::leaf), messages, fresh.getLast().id());
		}
		return new Taken(here.isEmpty(), fresh.size(), false);
	}

	private void make(Connection connection, Conversation thread, String parameters) throws SQLException {
		half.conversations().insert(connection, thread);
		if (thread.filing().folder().isPresent())
			folders.make(connection, thread.filing().folder().get());
		half.conversations().file(connection, thread.id(), thread.filing());
		desks.setParameters(connection, thread.id(), parameters);
	}

	/** What the history never had, as far as what it follows is here. */
	private List<Message> fresh(Connection connection, UUID thread, List<Message> messages) throws SQLException {
		var fresh = new ArrayList<Message>();
		Set<UUID> here = new HashSet<>();
		try (PreparedStatement find = tree.finding(connection)) {
			for (Message message : messages) {
				Optional<Node> known = tree.find(find, message.id());
				boolean follows = message.parent().isEmpty() || here.contains(message.parent().get());
				if (known.isEmpty() && follows && message.conversation().equals(thread))
					fresh.add(message);
				if (known.isEmpty() ? follows : known.get().conversation().equals(thread) && !known.get().deleted())
					here.add(message.id());
			}
		}
		return fresh;
	}

	private void show(Connection connection, Conversation thread, Optional<UUID> before, List<Message> messages, UUID last)
			throws SQLException {
		Set<UUID> brought = messages.stream().map(Message::id).collect(Collectors.toSet());
		boolean goneOnHere = before.isPresent() && !brought.contains(before.get());
		Optional<UUID> wanted = goneOnHere ? before : thread.leaf();
		Optional<Node> node = wanted.isEmpty() ? Optional.empty()
				: tree.find(connection, wanted.get()).filter(found -> !found.deleted() && found.conversation().equals(thread.id()));
		if (node.isPresent())
			half.conversations().show(connection, thread.id(),
					Optional.of(new ShownBranch().show(connection, node.get(), Optional.of(last)).id()));
	}
}
