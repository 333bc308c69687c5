package org.modalis.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Message;

/** The messages of all conversations, and which branches were shown last. Used under the lock of the store. */
final class MessageTree {

	private final Map<UUID, Message> messages = new LinkedHashMap<>();
	private final Map<UUID, Set<UUID>> byConversation = new HashMap<>();
	private final Map<Optional<UUID>, List<UUID>> children = new HashMap<>();
	private final Map<UUID, UUID> shownChild = new HashMap<>();
	/** Each deleted message, and the one that was deleted with it and all below. */
	private final Map<UUID, UUID> deletedWith = new HashMap<>();

	/** @param shown the end of the branch that was shown until now */
	void add(Message message, Optional<UUID> shown) {
		messages.put(message.id(), message);
		byConversation.computeIfAbsent(message.conversation(), id -> new LinkedHashSet<>()).add(message.id());
		children.computeIfAbsent(message.parent(), id -> new ArrayList<>()).add(message.id());
		if (shown.isPresent() && message.parent().equals(shown))
			shownChild.put(shown.get(), message.id());
		else
			noteShown(message);
	}

	private void noteShown(Message message) {
		for (Message at = message; at.parent().isPresent(); at = messages.get(at.parent().get()))
			shownChild.put(at.parent().get(), at.id());
	}

	void replace(Message message) {
		messages.put(message.id(), message);
	}

	Optional<Message> any(UUID id) {
		return Optional.ofNullable(messages.get(id));
	}

	/** A message that was not deleted. */
	Optional<Message> here(UUID id) {
		return any(id).filter(message -> !deletedWith.containsKey(id));
	}

	/** The messages of a conversation in the order in which they were added, without deleted ones. */
	List<Message> all(UUID conversation) {
		return byConversation.getOrDefault(conversation, Set.of()).stream().flatMap(id -> here(id).stream()).toList();
	}

	int count(UUID conversation) {
		long gone = deletedWith.keySet().stream().filter(id -> messages.get(id).conversation().equals(conversation)).count();
		return (int) (byConversation.getOrDefault(conversation, Set.of()).size() - gone);
	}

	List<Message> branch(Optional<UUID> last, int limit) {
		var found = new ArrayList<Message>();
		for (Optional<UUID> at = last; at.isPresent() && found.size() < limit;) {
			Message message = messages.get(at.get());
			found.add(message);
			at = message.parent();
		}
		Collections.reverse(found);
		return found;
	}

	List<UUID> siblings(Message message) {
		return children.get(message.parent()).stream().filter(id -> here(id).isPresent())
				.filter(id -> messages.get(id).conversation().equals(message.conversation())).toList();
	}

	/** Notes the branch through a message as shown and returns its end. */
	UUID show(Message message) {
		noteShown(message);
		UUID at = message.id();
		for (Optional<UUID> next = next(at); next.isPresent(); next = next(at))
			at = next.get();
		return at;
	}

	/** The messages after one, at each fork the child that was shown last. */
	List<Message> after(Message message, int limit) {
		var found = new ArrayList<Message>();
		for (Optional<UUID> next = next(message.id()); next.isPresent() && found.size() < limit; next = next(next.get()))
			found.add(messages.get(next.get()));
		return found;
	}

	private Optional<UUID> next(UUID message) {
		List<UUID> below = children.getOrDefault(Optional.of(message), List.of()).stream().filter(id -> here(id).isPresent()).toList();
		UUID shown = shownChild.get(message);
		return below.isEmpty() ? Optional.empty() : Optional.of(below.contains(shown) ? shown : below.getLast());
	}

	void delete(UUID root) {
		var inside = new HashSet<>(Set.of(root));
		for (UUID id : byConversation.get(messages.get(root).conversation()))
			if (messages.get(id).parent().filter(inside::contains).isPresent())
				inside.add(id);
		inside.forEach(id -> deletedWith.putIfAbsent(id, root));
	}

	boolean isDeletedItself(UUID id) {
		return id.equals(deletedWith.get(id));
	}

	void restore(UUID root) {
		deletedWith.values().removeIf(root::equals);
	}
}
