package org.modalis.testkit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;

/**
 * A history that lives in memory and keeps the same contract as the real one ({@link HistoryStoreContract} runs over both).
 * Listeners are called from a thread of the store, as in the product; {@link #settle()} waits for
 * them.
 */
public final class InMemoryHistoryStore implements HistoryStore {

	private final Clock clock;
	private final Map<UUID, Conversation> conversations = new HashMap<>();
	private final Map<UUID, Message> messages = new LinkedHashMap<>();
	private final List<Consumer<HistoryChange>> listeners = new CopyOnWriteArrayList<>();
	private final ThreadPoolExecutor notifier;
	private Optional<HistoryException> fault = Optional.empty();

	public InMemoryHistoryStore() {
		this(Clock.systemUTC());
	}

	/** @param clock dates conversations */
	public InMemoryHistoryStore(Clock clock) {
		this.clock = Objects.requireNonNull(clock);
		notifier = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name("in-memory history").factory());
		notifier.allowCoreThreadTimeOut(true);
	}

	/** A service whose history is open already. */
	public HistoryService service() {
		return new HistoryService() {
			@Override
			public HistoryStore open() {
				return InMemoryHistoryStore.this;
			}

			@Override
			public Path restoreBackup() {
				throw new UnsupportedOperationException("Nothing to restore in memory");
			}
		};
	}

	/** Lets every later write fail with this, as a full disk would; empty makes it work again. */
	public synchronized void failWrites(Optional<HistoryException> with) {
		fault = Objects.requireNonNull(with);
	}

	@Override
	public void settle() {
		CompletableFuture.runAsync(() -> {
		}, notifier).join();
	}

	@Override
	public synchronized Conversation createConversation(String title, Optional<ModelId> model) throws HistoryException {
		checkWritable();
		Instant now = clock.instant();
		Conversation made = new Conversation(Ids.next(), title, model, Optional.empty(), now, now);
		conversations.put(made.id(), made);
		tell(Kind.CONVERSATION_CREATED, made.id(), Optional.empty());
		return made;
	}

	@Override
	public synchronized List<Conversation> conversations() {
		return conversations.values().stream()
				.sorted(Comparator.comparing(Conversation::updated).thenComparing(Conversation::id).reversed()).toList();
	}

	@Override
	public synchronized Optional<Conversation> conversation(UUID id) {
		return Optional.ofNullable(conversations.get(Objects.requireNonNull(id)));
	}

	@Override
	public synchronized void rename(UUID conversation, String title) throws HistoryException {
		checkWritable();
		Conversation old = existing(conversation);
		conversations.put(conversation,
				new Conversation(old.id(), title, old.model(), old.leaf(), old.created(), old.updated()));
		tell(Kind.CONVERSATION_CHANGED, conversation, Optional.empty());
	}

	@Override
	public synchronized void setModel(UUID conversation, ModelId model) throws HistoryException {
		checkWritable();
		Conversation old = existing(conversation);
		conversations.put(conversation,
				new Conversation(old.id(), old.title(), Optional.of(model), old.leaf(), old.created(), old.updated()));
		tell(Kind.CONVERSATION_CHANGED, conversation, Optional.empty());
	}

	@Override
	public synchronized void delete(UUID conversation) throws HistoryException {
		checkWritable();
		if (conversations.remove(Objects.requireNonNull(conversation)) == null)
			return;
		messages.values().removeIf(message -> message.conversation().equals(conversation));
		tell(Kind.CONVERSATION_DELETED, conversation, Optional.empty());
	}

	@Override
	public void append(Message message) throws HistoryException {
		appendAll(List.of(message));
	}

	@Override
	public synchronized void appendAll(List<Message> added) throws HistoryException {
		checkWritable();
		var all = new LinkedHashMap<UUID, Message>();
		for (Message message : added) {
			check(message, all);
			all.put(message.id(), message);
		}
		for (Message message : all.values()) {
			Conversation old = existing(message.conversation());
			messages.put(message.id(), message);
			conversations.put(old.id(), new Conversation(old.id(), old.title(), old.model(), Optional.of(message.id()),
					old.created(), clock.instant()));
			tell(Kind.MESSAGE_ADDED, old.id(), Optional.of(message));
		}
	}

	private void check(Message message, Map<UUID, Message> before) throws HistoryException {
		existing(message.conversation());
		if (messages.containsKey(message.id()) || before.containsKey(message.id()))
			throw failed("The message is in the history already; it was not added again.");
		if (message.parent().isPresent()) {
			UUID id = message.parent().get();
			Message parent = before.getOrDefault(id, messages.get(id));
			if (parent == null || !parent.conversation().equals(message.conversation()))
				throw failed("The message that this one follows is not in the same conversation; nothing was added.");
		}
	}

	@Override
	public synchronized void checkpoint(UUID id, String text, String reasoning) throws HistoryException {
		checkWritable();
		Message m = messages.get(Objects.requireNonNull(id));
		if (m != null && m.state() == State.STREAMING)
			messages.put(id, new Message(id, m.conversation(), m.parent(), m.role(), text, reasoning, m.state(), m.note(),
					m.model(), m.modelName(), m.usage(), m.firstToken(), m.duration(), m.created()));
	}

	@Override
	public synchronized void finish(Message m) throws HistoryException {
		if (m.state() == State.STREAMING)
			throw new IllegalArgumentException("A finished message cannot be streaming");
		checkWritable();
		Message old = messages.get(m.id());
		if (old == null || old.state() != State.STREAMING)
			throw failed("The answer is not in the history any more, or was finished already; nothing was changed.");
		Message last = new Message(old.id(), old.conversation(), old.parent(), old.role(), m.text(), m.reasoning(), m.state(),
				m.note(), m.model(), m.modelName(), m.usage(), m.firstToken(), m.duration(), old.created());
		messages.put(last.id(), last);
		tell(Kind.MESSAGE_FINISHED, last.conversation(), Optional.of(last));
	}

	@Override
	public synchronized Optional<Message> message(UUID id) {
		return Optional.ofNullable(messages.get(Objects.requireNonNull(id)));
	}

	@Override
	public synchronized List<Message> lastMessages(UUID conversation, int limit) {
		return branch(conversation(conversation).flatMap(Conversation::leaf), limit);
	}

	@Override
	public synchronized List<Message> messagesBefore(UUID message, int limit) {
		return branch(message(message).flatMap(Message::parent), limit);
	}

	@Override
	public synchronized int messageCount(UUID conversation) {
		return lastMessages(conversation, Integer.MAX_VALUE).size();
	}

	@Override
	public void forEachMessage(Consumer<Message> action) {
		var byConversation = new LinkedHashMap<UUID, List<Message>>();
		synchronized (this) {
			for (Message message : messages.values())
				byConversation.computeIfAbsent(message.conversation(), id -> new ArrayList<>()).add(message);
		}
		byConversation.values().forEach(list -> list.forEach(action));
	}

	@Override
	public void forEachMessage(UUID conversation, Consumer<Message> action) {
		List<Message> found;
		synchronized (this) {
			found = messages.values().stream().filter(message -> message.conversation().equals(conversation)).toList();
		}
		found.forEach(action);
	}

	@Override
	public Subscription onChange(Consumer<HistoryChange> listener) {
		Consumer<HistoryChange> own = listener::accept;
		listeners.add(own);
		return () -> listeners.remove(own);
	}

	private List<Message> branch(Optional<UUID> last, int limit) {
		var found = new ArrayList<Message>();
		for (Optional<UUID> at = last; at.isPresent() && found.size() < limit;) {
			Message message = messages.get(at.get());
			found.add(message);
			at = message.parent();
		}
		Collections.reverse(found);
		return found;
	}

	private void tell(Kind kind, UUID conversation, Optional<Message> message) {
		var change = new HistoryChange(kind, conversation, message);
		List<Consumer<HistoryChange>> now = List.copyOf(listeners);
		notifier.execute(() -> now.stream().filter(listeners::contains).forEach(listener -> listener.accept(change)));
	}

	private Conversation existing(UUID id) throws HistoryException {
		Conversation found = conversations.get(Objects.requireNonNull(id));
		if (found == null)
			throw failed("The conversation is not in the history; it may have been deleted. Nothing was changed.");
		return found;
	}

	private void checkWritable() throws HistoryException {
		if (fault.isPresent())
			throw fault.get();
	}

	private static HistoryException failed(String sentence) {
		return new HistoryException(HistoryException.Kind.FAILED, sentence);
	}
}
