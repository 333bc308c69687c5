package org.modalis.testkit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
import java.util.function.UnaryOperator;

import org.modalis.api.Subscription;
import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.BranchStore;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.ImportStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.PromptStore;
import org.modalis.api.history.ThreadStore;
import org.modalis.api.history.Totals;
import org.modalis.api.history.UsageStore;
import org.modalis.api.model.ModelId;

/**
 * A history that lives in memory and keeps the same contract as the real one ({@link HistoryStoreContract} and its companions run
 * over both). Listeners are called from a thread of the store, as in the product; {@link #settle()} waits for them.
 */
public final class InMemoryHistoryStore implements HistoryStore {

	private final Clock clock;
	private final Map<UUID, Conversation> conversations = new HashMap<>();
	private final Map<UUID, Conversation> deleted = new HashMap<>();
	private final MessageTree tree = new MessageTree();
	private final List<Consumer<HistoryChange>> listeners = new CopyOnWriteArrayList<>();
	private final ThreadPoolExecutor notifier;
	private final InMemoryBranches branches = new InMemoryBranches(this);
	private final InMemoryThreads threads = new InMemoryThreads(this);
	private final InMemoryAttachments attachments = new InMemoryAttachments(this);
	private final InMemoryPrompts prompts = new InMemoryPrompts(this);
	private final InMemoryImports imports = new InMemoryImports(this);
	private final InMemoryUsage usage = new InMemoryUsage(this);
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
	public Conversation createConversation(String title, Optional<ModelId> model) throws HistoryException {
		return create(title, model, false);
	}

	@Override
	public Conversation createTemporary(String title, Optional<ModelId> model) throws HistoryException {
		return create(title, model, true);
	}

	private Conversation create(String title, Optional<ModelId> model, boolean temporary) throws HistoryException {
		Instant now = clock.instant();
		var made = new Conversation(Ids.next(), title, model, Optional.empty(), temporary, Filing.NONE, Optional.empty(),
				Totals.NONE, now, now);
		add(made);
		return made;
	}

	/** Adds a thread as it is, with an id that the test chose. */
	public synchronized void add(Conversation made) throws HistoryException {
		checkWritable();
		conversations.put(made.id(), made);
		tell(Kind.CONVERSATION_CREATED, made, Optional.empty());
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
	public void rename(UUID conversation, String title) throws HistoryException {
		Objects.requireNonNull(title);
		change(conversation, Kind.CONVERSATION_CHANGED, old -> new Conversation(old.id(), title, old.model(), old.leaf(),
				old.temporary(), old.filing(), old.origin(), old.totals(), old.created(), old.updated()));
	}

	@Override
	public void setModel(UUID conversation, ModelId model) throws HistoryException {
		Objects.requireNonNull(model);
		change(conversation, Kind.CONVERSATION_CHANGED, old -> new Conversation(old.id(), old.title(), Optional.of(model), old.leaf(),
				old.temporary(), old.filing(), old.origin(), old.totals(), old.created(), old.updated()));
	}

	/** Replaces a conversation and tells so. */
	synchronized void change(UUID conversation, Kind kind, UnaryOperator<Conversation> to) throws HistoryException {
		checkWritable();
		Conversation now = to.apply(existing(conversation));
		conversations.put(conversation, now);
		tell(kind, now, Optional.empty());
	}

	@Override
	public synchronized void delete(UUID conversation) throws HistoryException {
		checkWritable();
		Conversation gone = conversations.remove(Objects.requireNonNull(conversation));
		if (gone == null)
			return;
		deleted.put(conversation, gone);
		tell(Kind.CONVERSATION_DELETED, gone, Optional.empty());
	}

	@Override
	public synchronized void restore(UUID conversation) throws HistoryException {
		checkWritable();
		Conversation back = deleted.remove(Objects.requireNonNull(conversation));
		if (back == null)
			throw failed("The conversation cannot be restored; it was not deleted since Modalis started.");
		conversations.put(conversation, back);
		tell(Kind.CONVERSATION_RESTORED, back, Optional.empty());
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
			tree.add(message, old.leaf());
			Conversation now = withTree(old, Optional.of(message.id()), clock.instant());
			conversations.put(old.id(), now);
			tell(Kind.MESSAGE_ADDED, now, Optional.of(message));
		}
	}

	/** The conversation with another end of its shown branch, and its messages counted. */
	Conversation withTree(Conversation old, Optional<UUID> leaf, Instant updated) {
		Totals totals = old.totals();
		return new Conversation(old.id(), old.title(), old.model(), leaf, old.temporary(), old.filing(), old.origin(),
				new Totals(tree.count(old.id()), totals.inputTokens(), totals.outputTokens(), totals.costs()), old.created(), updated);
	}

	private void check(Message message, Map<UUID, Message> before) throws HistoryException {
		existing(message.conversation());
		if (tree.any(message.id()).isPresent() || before.containsKey(message.id()))
			throw failed("The message is in the history already; it was not added again.");
		if (message.parent().isPresent()) {
			UUID id = message.parent().get();
			Message parent = before.getOrDefault(id, tree.here(id).orElse(null));
			if (parent == null || !parent.conversation().equals(message.conversation()))
				throw failed("The message that this one follows is not in the same conversation; nothing was added.");
		}
	}

	@Override
	public synchronized void checkpoint(UUID id, String text, String reasoning) throws HistoryException {
		checkWritable();
		tree.any(id).filter(message -> message.state() == State.STREAMING)
				.ifPresent(message -> tree.replace(message.withText(text, reasoning)));
	}

	@Override
	public synchronized void finish(Message m) throws HistoryException {
		if (m.state() == State.STREAMING)
			throw new IllegalArgumentException("A finished message cannot be streaming");
		checkWritable();
		Message old = tree.any(m.id()).filter(found -> found.state() == State.STREAMING).orElseThrow(
				() -> failed("The answer is not in the history any more, or was finished already; nothing was changed."));
		Message last = new Message(old.id(), old.conversation(), old.parent(), old.role(), m.text(), m.reasoning(), m.toolCalls(),
				m.attachments(), m.state(), m.note(), m.model(), m.modelName(), m.figures(), old.favourite(), old.created());
		tree.replace(last);
		Map<UUID, Conversation> in = conversations.containsKey(last.conversation()) ? conversations : deleted;
		Conversation thread = in.get(last.conversation());
		in.put(thread.id(), usage.added(thread, last));
		if (!thread.temporary())
			usage.record(last, clock.instant());
		if (message(last.id()).isPresent())
			tell(Kind.MESSAGE_FINISHED, thread, Optional.of(last));
	}

	synchronized void used(UUID conversation, Message answer) throws HistoryException {
		checkWritable();
		Conversation thread = conversations.get(conversation);
		if (thread == null || !thread.temporary())
			usage.record(answer, clock.instant());
		if (thread != null && !thread.temporary())
			change(conversation, Kind.CONVERSATION_CHANGED, old -> usage.added(old, answer));
	}

	@Override
	public synchronized void setFavourite(UUID id, boolean favourite) throws HistoryException {
		checkWritable();
		Message now = message(id).orElseThrow(InMemoryHistoryStore::noMessage).withFavourite(favourite);
		tree.replace(now);
		tell(Kind.MESSAGE_CHANGED, existing(now.conversation()), Optional.of(now));
	}

	@Override
	public synchronized Optional<Message> message(UUID id) {
		return tree.here(id).filter(message -> conversations.containsKey(message.conversation()));
	}

	@Override
	public synchronized List<Message> lastMessages(UUID conversation, int limit) {
		return tree.branch(conversation(conversation).flatMap(Conversation::leaf), limit);
	}

	@Override
	public synchronized List<Message> messagesBefore(UUID message, int limit) {
		return tree.branch(message(message).flatMap(Message::parent), limit);
	}

	@Override
	public synchronized List<Message> messagesAfter(UUID message, int limit) {
		return message(message).map(found -> tree.after(found, limit)).orElse(List.of());
	}

	@Override
	public synchronized int messageCount(UUID conversation) {
		return lastMessages(conversation, Integer.MAX_VALUE).size();
	}

	@Override
	public void forEachMessage(Consumer<Message> action) {
		for (Conversation conversation : conversations())
			forEachMessage(conversation.id(), action);
	}

	@Override
	public void forEachMessage(UUID conversation, Consumer<Message> action) {
		List<Message> found;
		synchronized (this) {
			found = conversation(conversation).isPresent() ? tree.all(conversation) : List.of();
		}
		found.forEach(action);
	}

	@Override
	public BranchStore branches() {
		return branches;
	}

	@Override
	public ThreadStore threads() {
		return threads;
	}

	@Override
	public ImportStore imports() {
		return imports;
	}

	@Override
	public AttachmentStore attachments() {
		return attachments;
	}

	@Override
	public PromptStore prompts() {
		return prompts;
	}

	@Override
	public UsageStore usage() {
		return usage;
	}

	@Override
	public Subscription onChange(Consumer<HistoryChange> listener) {
		Consumer<HistoryChange> own = listener::accept;
		listeners.add(own);
		return () -> listeners.remove(own);
	}

	private void tell(Kind kind, Conversation conversation, Optional<Message> message) {
		var change = new HistoryChange(kind, conversation.id(), message, conversation.temporary());
		List<Consumer<HistoryChange>> now = List.copyOf(listeners);
		notifier.execute(() -> now.stream().filter(listeners::contains).forEach(listener -> listener.accept(change)));
	}

	MessageTree tree() {
		return tree;
	}

	Clock clock() {
		return clock;
	}

	Conversation existing(UUID id) throws HistoryException {
		Conversation found = conversations.get(Objects.requireNonNull(id));
		if (found == null)
			throw failed("The conversation is not in the history; it may have been deleted. Nothing was changed.");
		return found;
	}

	boolean isDeleted(UUID conversation) {
		return deleted.containsKey(conversation);
	}

	void checkWritable() throws HistoryException {
		if (fault.isPresent())
			throw fault.get();
	}

	static HistoryException noMessage() {
		return failed("The message is not in the history; it may have been deleted. Nothing was changed.");
	}

	static HistoryException failed(String sentence) {
		return new HistoryException(HistoryException.Kind.FAILED, sentence);
	}
}
