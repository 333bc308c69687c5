package org.modalis.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.ImportStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Totals;

/** Takes threads from elsewhere into an {@link InMemoryHistoryStore}. */
final class InMemoryImports implements ImportStore {

	private final InMemoryHistoryStore store;

	InMemoryImports(InMemoryHistoryStore store) {
		this.store = store;
	}

	@Override
	public Taken take(Conversation thread, String parameters, List<Message> messages) throws HistoryException {
		if (messages.stream().anyMatch(message -> message.state() == State.STREAMING))
			throw new IllegalArgumentException("Nobody streams what is imported");
		synchronized (store) {
			store.checkWritable();
			if (store.isDeleted(thread.id()))
				return new Taken(false, 0, true);
			Optional<Conversation> before = store.conversation(thread.id());
			List<Message> fresh = fresh(thread.id(), messages);
			if (before.isEmpty()) {
				store.add(new Conversation(thread.id(), thread.title(), thread.model(), Optional.empty(), false, thread.filing(),
						thread.origin(), Totals.NONE, thread.created(), thread.updated()));
				if (thread.filing().folder().isPresent())
					store.threads().createFolder(thread.filing().folder().get());
				store.threads().setParameters(thread.id(), parameters);
			}
			if (!fresh.isEmpty())
				add(thread, before, messages, fresh);
			return new Taken(before.isEmpty(), fresh.size(), false);
		}
	}

	private List<Message> fresh(UUID thread, List<Message> messages) {
		var fresh = new ArrayList<Message>();
		Set<UUID> here = new HashSet<>();
		for (Message message : messages) {
			Optional<Message> known = store.tree().any(message.id());
			boolean follows = message.parent().isEmpty() || here.contains(message.parent().get());
			if (known.isEmpty() && follows && message.conversation().equals(thread))
				fresh.add(message);
			boolean usable = known.isEmpty() ? follows
					: known.get().conversation().equals(thread) && store.tree().here(message.id()).isPresent();
			if (usable)
				here.add(message.id());
		}
		return fresh;
	}

	private void add(Conversation thread, Optional<Conversation> before, List<Message> messages, List<Message> fresh)
			throws HistoryException {
		Optional<UUID> old = before.flatMap(Conversation::leaf);
		Optional<UUID> last = old;
		for (Message message : fresh) {
			store.tree().add(message, last);
			last = Optional.of(message.id());
		}
		boolean goneOnHere = old.isPresent() && messages.stream().noneMatch(message -> message.id().equals(old.get()));
		Optional<UUID> wanted = (goneOnHere ? old : thread.leaf()).filter(id -> store.tree().here(id).isPresent());
		Optional<UUID> leaf = wanted.isEmpty() ? last : Optional.of(store.tree().show(store.tree().here(wanted.get()).orElseThrow()));
		Instant updated = before.map(Conversation::updated).filter(thread.updated()::isBefore).orElse(thread.updated());
		store.change(thread.id(), Kind.BRANCH_RESTORED, now -> {
			Conversation grown = store.withTree(now, leaf, updated);
			for (Message message : fresh)
				if (message.usage().known() || message.cost().isPresent())
					grown = InMemoryUsage.added(grown, message);
			return grown;
		});
	}
}
