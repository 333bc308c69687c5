package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.modalis.api.Subscription;
import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.BranchStore;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
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
import org.modalis.history.derby.internal.TreeRows.Node;

/** The history in Derby, one row per message. Temporary threads are in a database of the same form in memory. */
final class DerbyHistoryStore implements HistoryStore, AutoCloseable {

	private static final int WINDOW = 100;

	private final Halves halves;
	private final Clock clock;
	private final Instant opened;
	private final ChangeFeed changes = new ChangeFeed();
	private final MessageRows messages = new MessageRows();
	private final TreeRows tree = new TreeRows();
	private final UsageRows usage = new UsageRows();
	private final AttachmentFiles attachments;
	private final BranchStore branches;
	private final ThreadStore threads;
	private final ImportStore imports;
	private final PromptStore prompts;
	private final UsageStore report;

	DerbyHistoryStore(DerbyDatabase database, Faults faults, AttachmentFiles attachments, Clock clock) {
		this(database, database, faults, attachments, clock);
	}

	/** @param engine boots Derby, for temporary threads */
	DerbyHistoryStore(Database database, DerbyDatabase engine, Faults faults, AttachmentFiles attachments, Clock clock) {
		this.clock = clock;
		this.attachments = attachments;
		opened = clock.instant();
		halves = new Halves(database, engine, faults, changes);
		branches = new DerbyBranches(halves, clock);
		threads = new DerbyThreads(halves);
		imports = new DerbyImports(halves.disk());
		prompts = new DerbyPrompts(halves.disk(), clock);
		report = new DerbyUsage(halves, clock);
	}

	/** Takes out for good what was deleted long enough ago. */
	Bin bin() {
		return new Bin(halves.disk(), opened);
	}

	/** Whether a message, also a deleted one, names a content, or it is held for one that is not sent. */
	boolean isNamed(String sha256) throws HistoryException {
		return halves.disk().read(connection -> new AttachmentRows().isNamed(connection, sha256) || new HeldRows().has(connection, sha256));
	}

	@Override
	public Conversation createConversation(String title, Optional<ModelId> model) throws HistoryException {
		return create(halves.disk(), title, model);
	}

	@Override
	public Conversation createTemporary(String title, Optional<ModelId> model) throws HistoryException {
		return create(halves.temporary(), title, model);
	}

	private Conversation create(Half half, String title, Optional<ModelId> model) throws HistoryException {
		Instant now = clock.instant();
		var made = new Conversation(Ids.next(), title, model, Optional.empty(), half.temporary(), Filing.NONE, Optional.empty(),
				Totals.NONE, now, now);
		halves.note(half, List.of(made.id()));
		half.write(connection -> {
			half.conversations().insert(connection, made);
			return List.of(half.change(Kind.CONVERSATION_CREATED, made.id()));
		});
		return made;
	}

	@Override
	public List<Conversation> conversations() throws HistoryException {
		List<Conversation> kept = halves.disk().read(halves.disk().conversations()::all);
		if (halves.all().size() == 1)
			return kept;
		var all = new ArrayList<>(kept);
		Half memory = halves.temporary();
		all.addAll(memory.read(memory.conversations()::all));
		all.sort(Comparator.comparing(Conversation::updated).thenComparing(Conversation::id).reversed());
		return all;
	}

	@Override
	public Optional<Conversation> conversation(UUID id) throws HistoryException {
		Half half = halves.of(Objects.requireNonNull(id));
		return half.read(connection -> half.conversations().find(connection, id));
	}

	@Override
	public void rename(UUID conversation, String title) throws HistoryException {
		Objects.requireNonNull(title);
		changeConversation(conversation, (rows, connection) -> rows.rename(connection, conversation, title));
	}

	@Override
	public void setModel(UUID conversation, ModelId model) throws HistoryException {
		Objects.requireNonNull(model);
		changeConversation(conversation, (rows, connection) -> rows.setModel(connection, conversation, model));
	}

	private interface Update {
		boolean run(ConversationRows rows, Connection connection) throws SQLException;
	}

	private void changeConversation(UUID id, Update update) throws HistoryException {
		Half half = halves.of(Objects.requireNonNull(id));
		half.write(connection -> {
			if (!update.run(half.conversations(), connection))
				throw Refusals.noConversation();
			return List.of(half.change(Kind.CONVERSATION_CHANGED, id));
		});
	}

	@Override
	public void delete(UUID conversation) throws HistoryException {
		Half half = halves.of(Objects.requireNonNull(conversation));
		half.write(connection -> half.conversations().delete(connection, conversation, clock.instant())
				? List.of(half.change(Kind.CONVERSATION_DELETED, conversation))
				: List.of());
	}

	@Override
	public void restore(UUID conversation) throws HistoryException {
		Half half = halves.of(Objects.requireNonNull(conversation));
		half.write(connection -> {
			if (!half.conversations().restore(connection, conversation, opened))
				throw Refusals.refused("The conversation cannot be restored; it was not deleted since Modalis started.");
			return List.of(half.change(Kind.CONVERSATION_RESTORED, conversation));
		});
	}

	@Override
	public void append(Message message) throws HistoryException {
		appendAll(List.of(message));
	}

	@Override
	public void appendAll(List<Message> added) throws HistoryException {
		List<Message> all = List.copyOf(added);
		if (all.isEmpty())
			return;
		Half half = halves.of(all.getFirst().conversation());
		if (all.stream().anyMatch(message -> halves.of(message.conversation()) != half))
			throw new IllegalArgumentException("Messages of temporary threads and of others cannot be added in one transaction");
		List<UUID> noted = halves.note(half, all.stream().map(Message::id).toList());
		try {
			half.write(connection -> {
				new Append(connection, half.conversations()).run(all, clock.instant());
				return all.stream().map(message -> half.change(Kind.MESSAGE_ADDED, message)).toList();
			});
		} catch (HistoryException e) {
			halves.forget(noted);
			throw e;
		}
	}

	@Override
	public void checkpoint(UUID message, String text, String reasoning) throws HistoryException {
		Objects.requireNonNull(text);
		Objects.requireNonNull(reasoning);
		halves.of(message).write(connection -> {
			messages.checkpoint(connection, message, text, reasoning);
			return List.of();
		});
	}

	@Override
	public void finish(Message message) throws HistoryException {
		if (message.state() == State.STREAMING)
			throw new IllegalArgumentException("A finished message cannot be streaming");
		Half half = halves.of(message.id());
		half.write(connection -> {
			if (!messages.finish(connection, message))
				throw Refusals.refused("The answer is not in the history any more, or was finished already; nothing was changed.");
			usage.record(connection, messages.findAnywhere(connection, message.id()).orElseThrow(), clock.instant());
			return messages.find(connection, message.id()).map(last -> List.of(half.change(Kind.MESSAGE_FINISHED, last)))
					.orElse(List.of());
		});
	}

	@Override
	public void setFavourite(UUID message, boolean favourite) throws HistoryException {
		Half half = halves.of(message);
		half.write(connection -> {
			Message before = messages.find(connection, message).orElseThrow(Refusals::noMessage);
			messages.setFavourite(connection, message, favourite);
			return List.of(half.change(Kind.MESSAGE_CHANGED, before.withFavourite(favourite)));
		});
	}

	@Override
	public Optional<Message> message(UUID id) throws HistoryException {
		return halves.of(Objects.requireNonNull(id)).read(connection -> messages.find(connection, id));
	}

	@Override
	public List<Message> lastMessages(UUID conversation, int limit) throws HistoryException {
		Half half = halves.of(Objects.requireNonNull(conversation));
		return half.read(connection -> branch(connection, half.conversations().leaf(connection, conversation), limit));
	}

	@Override
	public List<Message> messagesBefore(UUID message, int limit) throws HistoryException {
		return halves.of(Objects.requireNonNull(message)).read(
				connection -> branch(connection, messages.find(connection, message).flatMap(Message::parent), limit));
	}

	@Override
	public List<Message> messagesAfter(UUID message, int limit) throws HistoryException {
		return halves.of(Objects.requireNonNull(message)).read(connection -> {
			Optional<Node> node = limit <= 0 || messages.find(connection, message).isEmpty() ? Optional.empty() : tree.find(connection, message);
			if (node.isEmpty())
				return List.of();
			UUID conversation = node.get().conversation();
			int depth = node.get().depth();
			List<Node> path = new Tree(connection, conversation, depth).after(node.get(), limit);
			Map<UUID, Message> near = byId(messages.between(connection, conversation, depth + 1, depth + path.size()));
			return path.stream().map(below -> near.get(below.id())).toList();
		});
	}

	private static Map<UUID, Message> byId(List<Message> messages) {
		return messages.stream().collect(Collectors.toMap(Message::id, Function.identity()));
	}

	@Override
	public int messageCount(UUID conversation) throws HistoryException {
		Half half = halves.of(Objects.requireNonNull(conversation));
		return half.read(connection -> {
			Optional<UUID> leaf = half.conversations().leaf(connection, conversation);
			return leaf.isEmpty() ? 0 : tree.find(connection, leaf.get()).map(end -> end.depth() + 1).orElse(0);
		});
	}

	/** The branch that ends with a message. One query by depth brings all rows of that stretch, siblings included. */
	private List<Message> branch(Connection connection, Optional<UUID> last, int limit) throws SQLException {
		Optional<Node> end = last.isEmpty() ? Optional.empty() : tree.find(connection, last.get());
		if (end.isEmpty() || limit <= 0)
			return List.of();
		int depth = end.get().depth();
		int first = Math.max(0, depth - limit + 1);
		Map<UUID, Message> near = byId(messages.between(connection, end.get().conversation(), first, depth));
		var found = new ArrayList<Message>();
		for (Message at = near.get(last.get()); at != null; at = at.parent().map(near::get).orElse(null))
			found.add(at);
		return List.copyOf(found.reversed());
	}

	@Override
	public void forEachMessage(Consumer<Message> action) throws HistoryException {
		for (Conversation conversation : conversations())
			forEachMessage(conversation.id(), action);
	}

	/** Reads window by window, so that other readers get their turn and the action may be slow. */
	@Override
	public void forEachMessage(UUID conversation, Consumer<Message> action) throws HistoryException {
		Half half = halves.of(conversation);
		int end = half.read(connection -> half.conversations().added(connection, conversation).orElse(0));
		for (int from = 1; from <= end; from += WINDOW) {
			int first = from;
			half.read(connection -> messages.addedFrom(connection, conversation, first, WINDOW)).forEach(action);
		}
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
		return report;
	}

	@Override
	public Subscription onChange(Consumer<HistoryChange> listener) {
		return changes.subscribe(listener);
	}

	@Override
	public void settle() throws HistoryException {
		changes.settle();
	}

	@Override
	public void close() {
		halves.close();
		attachments.close();
		changes.close();
	}
}
