package org.modalis.testkit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.ThreadQuery;
import org.modalis.api.history.ThreadStore;
import org.modalis.api.model.ModelId;

/** Filing and finding threads of an {@link InMemoryHistoryStore}. */
final class InMemoryThreads implements ThreadStore {

	private final InMemoryHistoryStore store;
	private final TreeSet<String> folders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
	private final Map<UUID, String> drafts = new HashMap<>();
	private final Map<UUID, String> parameters = new HashMap<>();
	private final Map<UUID, Set<Content>> held = new HashMap<>();

	InMemoryThreads(InMemoryHistoryStore store) {
		this.store = store;
	}

	@Override
	public List<Conversation> find(ThreadQuery query, int offset, int limit) {
		return matching(query).sorted(order(query.order())).skip(offset).limit(limit).toList();
	}

	@Override
	public int count(ThreadQuery query) {
		return (int) matching(query).count();
	}

	private Stream<Conversation> matching(ThreadQuery q) {
		return store.conversations().stream().filter(c -> !c.temporary()).filter(c -> lower(c.title()).contains(lower(q.title())))
				.filter(c -> holds(q.provider(), c.model().map(ModelId::provider))).filter(c -> holds(q.model(), c.model()))
				.filter(c -> holds(q.folder(), c.filing().folder())).filter(c -> holds(q.pinned(), Optional.of(c.filing().pinned())))
				.filter(c -> holds(q.archived(), Optional.of(c.filing().archived())))
				.filter(c -> q.from().filter(c.updated()::isBefore).isEmpty())
				.filter(c -> q.until().filter(until -> !c.updated().isBefore(until)).isEmpty())
				.filter(c -> holds(q.attachments(), Optional.of(attached(c))))
				.filter(c -> q.minCost().isEmpty() || c.totals().costs().stream().anyMatch(cost -> reaches(cost, q.minCost().get())));
	}

	private static <T> boolean holds(Optional<T> wanted, Optional<T> is) {
		return wanted.isEmpty() || wanted.equals(is);
	}

	private boolean attached(Conversation conversation) {
		synchronized (store) {
			return store.tree().all(conversation.id()).stream().anyMatch(message -> !message.attachments().isEmpty());
		}
	}

	private static boolean reaches(Cost cost, Cost least) {
		return cost.currency().equals(least.currency()) && cost.amount().compareTo(least.amount()) >= 0;
	}

	private static Comparator<Conversation> order(ThreadQuery.Order order) {
		Comparator<Conversation> newest = Comparator.comparing(Conversation::updated).thenComparing(Conversation::id).reversed();
		return switch (order) {
		case UPDATED -> newest;
		case CREATED -> Comparator.comparing(Conversation::created).thenComparing(Conversation::id).reversed();
		case TITLE -> Comparator.comparing((Conversation c) -> lower(c.title()))
				.thenComparing(Comparator.comparing(Conversation::id).reversed());
		case COST -> Comparator.comparing(InMemoryThreads::dearest).reversed().thenComparing(newest);
		};
	}

	private static BigDecimal dearest(Conversation conversation) {
		return conversation.totals().costs().stream().map(Cost::amount).max(Comparator.naturalOrder())
				.orElse(BigDecimal.ZERO.setScale(Cost.SCALE));
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ENGLISH);
	}

	@Override
	public void file(UUID conversation, Filing filing) throws HistoryException {
		synchronized (store) {
			store.change(conversation, Kind.CONVERSATION_CHANGED, old -> with(old, filing));
			filing.folder().ifPresent(folders::add);
		}
	}

	private static Conversation with(Conversation old, Filing filing) {
		return new Conversation(old.id(), old.title(), old.model(), old.leaf(), old.temporary(), filing, old.origin(), old.totals(),
				old.created(), old.updated());
	}

	@Override
	public List<String> folders() {
		synchronized (store) {
			return List.copyOf(folders);
		}
	}

	@Override
	public void createFolder(String name) throws HistoryException {
		checkName(name);
		synchronized (store) {
			store.checkWritable();
			folders.add(name);
		}
	}

	private static void checkName(String name) {
		if (name.isBlank())
			throw new IllegalArgumentException("A folder needs a name");
	}

	@Override
	public void renameFolder(String name, String newName) throws HistoryException {
		checkName(newName);
		synchronized (store) {
			store.checkWritable();
			if (!folders.contains(name) || folders.contains(newName))
				throw InMemoryHistoryStore.failed("There is no such folder, or the other one exists already. Nothing was changed.");
			folders.add(newName);
			deleteFolder(name, Optional.of(newName));
		}
	}

	@Override
	public void deleteFolder(String name) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			deleteFolder(name, Optional.empty());
		}
	}

	private void deleteFolder(String name, Optional<String> to) throws HistoryException {
		folders.remove(name);
		for (Conversation each : store.conversations())
			if (each.filing().folder().equals(Optional.of(name)))
				store.change(each.id(), Kind.CONVERSATION_CHANGED, old -> with(old, old.filing().withFolder(to)));
	}

	@Override
	public String draft(UUID conversation) throws HistoryException {
		return read(drafts, conversation);
	}

	@Override
	public void setDraft(UUID conversation, String text) throws HistoryException {
		write(drafts, conversation, text);
	}

	@Override
	public void hold(UUID holder, Set<Content> files) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			if (store.conversation(holder).filter(Conversation::temporary).isEmpty())
				held.put(holder, Set.copyOf(files));
		}
	}

	@Override
	public Set<Content> held() {
		synchronized (store) {
			return held.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
		}
	}

	@Override
	public String parameters(UUID conversation) throws HistoryException {
		return read(parameters, conversation);
	}

	@Override
	public void setParameters(UUID conversation, String json) throws HistoryException {
		write(parameters, conversation, json);
	}

	private String read(Map<UUID, String> texts, UUID conversation) throws HistoryException {
		synchronized (store) {
			store.existing(conversation);
			return texts.getOrDefault(conversation, "");
		}
	}

	private void write(Map<UUID, String> texts, UUID conversation, String text) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
			store.existing(conversation);
			texts.put(conversation, Objects.requireNonNull(text));
		}
	}
}
