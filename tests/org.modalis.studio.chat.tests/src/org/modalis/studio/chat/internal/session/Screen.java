package org.modalis.studio.chat.internal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;

/** Remembers what a view would show. */
final class Screen implements ConversationListener {

	final List<Message> messages = new ArrayList<>();
	final List<String> streamed = new ArrayList<>();
	final Map<UUID, Siblings> siblings = new HashMap<>();
	final List<UUID> revealed = new ArrayList<>();
	boolean more;
	boolean later;

	@Override
	public void opened(Optional<Conversation> thread, List<Message> last, boolean hasMore) {
		messages.clear();
		messages.addAll(last);
		streamed.clear();
		more = hasMore;
		later = false;
	}

	@Override
	public void openedAt(Optional<Conversation> thread, List<Message> around, boolean hasMore) {
		opened(thread, around, hasMore);
		later = true;
	}

	@Override
	public void newer(List<Message> after, boolean hasLater) {
		messages.addAll(after);
		later = hasLater;
	}

	@Override
	public void left(List<UUID> gone) {
		boolean first = gone.contains(messages.getFirst().id());
		messages.removeIf(message -> gone.contains(message.id()));
		more |= first;
		later |= !first;
	}

	@Override
	public void older(List<Message> before, boolean hasMore) {
		messages.addAll(0, before);
		more = hasMore;
	}

	@Override
	public void changed(Message message) {
		if (messages.removeIf(old -> old.id().equals(message.id())) || !later)
			messages.add(message);
	}

	@Override
	public void streaming(UUID message, String text, String reasoning) {
		streamed.add(text);
	}

	@Override
	public void waiting(UUID message, String reason, Duration wait) {
		streamed.add(reason + " " + wait.toSeconds());
	}

	@Override
	public void siblings(Map<UUID, Siblings> shown) {
		siblings.putAll(shown);
	}

	@Override
	public void reveal(UUID message) {
		revealed.add(message);
	}

	List<String> texts() {
		return messages.stream().map(Message::text).toList();
	}
}
