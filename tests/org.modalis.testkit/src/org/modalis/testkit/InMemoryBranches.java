package org.modalis.testkit;

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
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Siblings;
import org.modalis.api.history.Totals;

/** The tree operations of an {@link InMemoryHistoryStore}. */
final class InMemoryBranches implements BranchStore {

	private final InMemoryHistoryStore store;

	InMemoryBranches(InMemoryHistoryStore store) {
		this.store = store;
	}

	@Override
	public Map<UUID, Siblings> siblings(Collection<UUID> messages) {
		synchronized (store) {
			var found = new HashMap<UUID, Siblings>();
			for (UUID id : messages)
				store.message(id).map(store.tree()::siblings).ifPresent(all -> found.put(id, new Siblings(all, all.indexOf(id))));
			return found;
		}
	}

	@Override
	public void show(UUID message) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			Message found = store.message(message).orElseThrow(InMemoryHistoryStore::noMessage);
			UUID end = store.tree().show(found);
			leaf(found, Kind.BRANCH_SHOWN, Optional.of(end));
		}
	}

	private void leaf(Message in, Kind kind, Optional<UUID> leaf) throws HistoryException {
		store.change(in.conversation(), kind, old -> store.withTree(old, leaf, old.updated()));
	}

	@Override
	public Conversation fork(UUID message, String title) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			Message end = store.message(message).orElseThrow(InMemoryHistoryStore::noMessage);
			Conversation from = store.existing(end.conversation());
			Instant now = store.clock().instant();
			var made = new Conversation(Ids.next(), title, from.model(), Optional.empty(), from.temporary(),
					Filing.NONE.withFolder(from.filing().folder()), Optional.of(new Origin(from.id(), message)), Totals.NONE, now, now);
			store.add(made);
			store.threads().setParameters(made.id(), store.threads().parameters(from.id()));
			var copies = new ArrayList<Message>();
			for (Message each : store.tree().branch(Optional.of(message), Integer.MAX_VALUE)) {
				Optional<UUID> parent = copies.isEmpty() ? Optional.empty() : Optional.of(copies.getLast().id());
				Message copy = each.placed(Ids.next(), made.id(), parent);
				copies.add(copy.state() != State.STREAMING ? copy
						: copy.ended(State.STOPPED, "The thread was copied while this answer was coming.", copy.figures()));
			}
			store.appendAll(copies);
			return store.existing(made.id());
		}
	}

	@Override
	public void delete(UUID message) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			Optional<Message> found = store.message(message);
			if (found.isEmpty())
				return;
			Message gone = found.get();
			List<UUID> siblings = store.tree().siblings(gone);
			Optional<UUID> leaf = store.existing(gone.conversation()).leaf();
			store.tree().delete(message);
			if (leaf.isPresent() && store.tree().here(leaf.get()).isEmpty()) {
				int at = siblings.indexOf(message);
				leaf = siblings.size() == 1 ? gone.parent()
						: Optional.of(store.tree().show(store.message(siblings.get(at == 0 ? 1 : at - 1)).orElseThrow()));
			}
			leaf(gone, Kind.BRANCH_DELETED, leaf);
		}
	}

	@Override
	public void restore(UUID message) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			if (!store.tree().isDeletedItself(message))
				throw InMemoryHistoryStore.failed("The message cannot be restored; it was not deleted, or too long ago.");
			Message back = store.tree().any(message).orElseThrow();
			store.existing(back.conversation());
			if (back.parent().isPresent() && store.tree().here(back.parent().get()).isEmpty())
				throw InMemoryHistoryStore.failed(
						"The message follows one that was deleted too. Restore that one first; nothing was changed.");
			store.tree().restore(message);
			leaf(back, Kind.BRANCH_RESTORED, Optional.of(store.tree().show(back)));
		}
	}
}
