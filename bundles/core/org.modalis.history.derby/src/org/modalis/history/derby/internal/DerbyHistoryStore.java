package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;

/**
 * The history in Derby, one row per message. One thread writes and one reads, so that opening a thread never waits behind
 * writes; the reader sees what is committed.
 */
final class DerbyHistoryStore implements HistoryStore, AutoCloseable {

	private static final int WINDOW = 100;

	private final DerbySession writer;
	private final DerbySession reader;
	private final Clock clock;
	private final ChangeFeed changes = new ChangeFeed();
	private final ConversationRows conversations = new ConversationRows();
	private final MessageRows messages = new MessageRows();

	DerbyHistoryStore(DerbyDatabase database, Faults faults, Clock clock) {
		this.clock = clock;
		writer = DerbySession.writer(database, faults);
		reader = DerbySession.reader(database, faults);
	}

	@Override
	public Conversation createConversation(String title, Optional<ModelId> model) throws HistoryException {
		Instant now = clock.instant();
		var made = new Conversation(Ids.next(), title, model, Optional.empty(), now, now);
		write(connection -> {
			conversations.insert(connection, made);
			return List.of(change(Kind.CONVERSATION_CREATED, made.id()));
		});
		return made;
	}

	@Override
	public List<Conversation> conversations() throws HistoryException {
		return reader.call(conversations::all);
	}

	@Override
	public Optional<Conversation> conversation(UUID id) throws HistoryException {
		Objects.requireNonNull(id);
		return reader.call(connection -> conversations.find(connection, id));
	}

	@Override
	public void rename(UUID conversation, String title) throws HistoryException {
		Objects.requireNonNull(title);
		changeConversation(conversation, connection -> conversations.rename(connection, conversation, title));
	}

	@Override
	public void setModel(UUID conversation, ModelId model) throws HistoryException {
		Objects.requireNonNull(model);
		changeConversation(conversation, connection -> conversations.setModel(connection, conversation, model));
	}

	private void changeConversation(UUID id, DerbySession.Work<Boolean> update) throws HistoryException {
		Objects.requireNonNull(id);
		write(connection -> {
			if (!update.run(connection))
				throw noConversation();
			return List.of(change(Kind.CONVERSATION_CHANGED, id));
		});
	}

	@Override
	public void delete(UUID conversation) throws HistoryException {
		Objects.requireNonNull(conversation);
		write(connection -> conversations.delete(connection, conversation)
				? List.of(change(Kind.CONVERSATION_DELETED, conversation))
				: List.of());
	}

	@Override
	public void append(Message message) throws HistoryException {
		appendAll(List.of(message));
	}

	@Override
	public void appendAll(List<Message> added) throws HistoryException {
		List<Message> all = List.copyOf(added);
		write(connection -> {
			insert(connection, all);
			return all.stream().map(message -> change(Kind.MESSAGE_ADDED, message)).toList();
		});
	}

	private void insert(Connection connection, List<Message> all) throws SQLException, HistoryException {
		Map<UUID, MessageRows.Place> placed = new HashMap<>();
		Map<UUID, Integer> counts = new HashMap<>();
		Map<UUID, UUID> leaves = new HashMap<>();
		try (PreparedStatement insert = messages.inserting(connection); PreparedStatement place = messages.placing(connection)) {
			for (Message message : all) {
				UUID conversation = message.conversation();
				if (!counts.containsKey(conversation))
					counts.put(conversation,
							conversations.added(connection, conversation).orElseThrow(DerbyHistoryStore::noConversation));
				if (placed.containsKey(message.id()) || messages.place(place, message.id()).isPresent())
					throw failed("The message is in the history already; it was not added again.");
				int depth = depth(place, message, placed);
				messages.insert(insert, message, depth, counts.merge(conversation, 1, Integer::sum));
				placed.put(message.id(), new MessageRows.Place(conversation, depth));
				leaves.put(conversation, message.id());
			}
		}
		Instant now = clock.instant();
		for (Map.Entry<UUID, UUID> leaf : leaves.entrySet())
			conversations.grow(connection, leaf.getKey(), leaf.getValue(), counts.get(leaf.getKey()), now);
	}

	private int depth(PreparedStatement place, Message message, Map<UUID, MessageRows.Place> placed)
			throws SQLException, HistoryException {
		if (message.parent().isEmpty())
			return 0;
		UUID id = message.parent().get();
		Optional<MessageRows.Place> parent = placed.containsKey(id) ? Optional.of(placed.get(id)) : messages.place(place, id);
		return parent.filter(found -> found.conversation().equals(message.conversation())).orElseThrow(() -> failed(
				"The message that this one follows is not in the same conversation; nothing was added.")).depth() + 1;
	}

	@Override
	public void checkpoint(UUID message, String text, String reasoning) throws HistoryException {
		Objects.requireNonNull(text);
		Objects.requireNonNull(reasoning);
		write(connection -> {
			messages.checkpoint(connection, message, text, reasoning);
			return List.of();
		});
	}

	@Override
	public void finish(Message message) throws HistoryException {
		if (message.state() == State.STREAMING)
			throw new IllegalArgumentException("A finished message cannot be streaming");
		write(connection -> {
			if (!messages.finish(connection, message))
				throw failed("The answer is not in the history any more, or was finished already; nothing was changed.");
			Message last = messages.find(connection, message.id()).orElseThrow();
			messages.recordUsage(connection, last, clock.instant());
			return List.of(change(Kind.MESSAGE_FINISHED, last));
		});
	}

	@Override
	public Optional<Message> message(UUID id) throws HistoryException {
		Objects.requireNonNull(id);
		return reader.call(connection -> messages.find(connection, id));
	}

	@Override
	public List<Message> lastMessages(UUID conversation, int limit) throws HistoryException {
		Objects.requireNonNull(conversation);
		return reader.call(connection -> branch(connection, leaf(connection, conversation), limit));
	}

	@Override
	public List<Message> messagesBefore(UUID message, int limit) throws HistoryException {
		Objects.requireNonNull(message);
		return reader.call(
				connection -> branch(connection, messages.find(connection, message).flatMap(Message::parent), limit));
	}

	@Override
	public int messageCount(UUID conversation) throws HistoryException {
		Objects.requireNonNull(conversation);
		return reader.call(connection -> {
			Optional<UUID> leaf = leaf(connection, conversation);
			return leaf.isEmpty() ? 0 : messages.place(connection, leaf.get()).map(place -> place.depth() + 1).orElse(0);
		});
	}

	private Optional<UUID> leaf(Connection connection, UUID conversation) throws SQLException {
		return conversations.find(connection, conversation).flatMap(Conversation::leaf);
	}

	/** The branch that ends with a message. One query by depth brings all rows of that stretch, siblings included. */
	private List<Message> branch(Connection connection, Optional<UUID> last, int limit) throws SQLException {
		Optional<MessageRows.Place> end = last.isEmpty() ? Optional.empty() : messages.place(connection, last.get());
		if (end.isEmpty() || limit <= 0)
			return List.of();
		int depth = end.get().depth();
		int first = Math.max(0, depth - limit + 1);
		Map<UUID, Message> near = messages.between(connection, end.get().conversation(), first, depth).stream()
				.collect(Collectors.toMap(Message::id, Function.identity()));
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
		int end = reader.call(connection -> conversations.added(connection, conversation).orElse(0));
		for (int from = 1; from <= end; from += WINDOW) {
			int first = from;
			reader.call(connection -> messages.addedFrom(connection, conversation, first, WINDOW)).forEach(action);
		}
	}

	@Override
	public Subscription onChange(Consumer<HistoryChange> listener) {
		return changes.subscribe(listener);
	}

	@Override
	public void settle() throws HistoryException {
		changes.settle();
	}

	private void write(DerbySession.Work<List<HistoryChange>> work) throws HistoryException {
		writer.call(work, changes::publish);
	}

	private static HistoryChange change(Kind kind, UUID conversation) {
		return new HistoryChange(kind, conversation, Optional.empty());
	}

	private static HistoryChange change(Kind kind, Message message) {
		return new HistoryChange(kind, message.conversation(), Optional.of(message));
	}

	private static HistoryException noConversation() {
		return failed("The conversation is not in the history; it may have been deleted. Nothing was changed.");
	}

	private static HistoryException failed(String sentence) {
		return new HistoryException(HistoryException.Kind.FAILED, sentence);
	}

	@Override
	public void close() {
		writer.close();
		reader.close();
		changes.close();
	}
}
