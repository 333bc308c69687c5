package org.modalis.studio.chat.internal.compare;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.studio.chat.internal.compare.ReplayState.Context;

/**
 * The new thread of a replay. It is a fork of the original, so it names where it came from, and the original is never touched. With
 * the old answers as context it holds the whole branch, and each new answer stands beside the old one; with the new answers as
 * context it holds the questions alone. Used from the replay's thread only.
 */
final class ReplayCopy {

	private final HistoryStore history;
	private final UUID thread;
	/** By the original question. */
	private final Map<UUID, UUID> questions = new HashMap<>();

	private ReplayCopy(HistoryStore history, UUID thread) {
		this.history = history;
		this.thread = thread;
	}

	/** Makes the thread. */
	static ReplayCopy of(HistoryStore history, List<Message> branch, Context context, String title, ModelId model) throws HistoryException {
		Message end = context == Context.OLD_ANSWERS ? branch.getLast()
				: branch.stream().filter(message -> message.role() == Message.Role.USER).findFirst().orElseThrow();
		Conversation fork = history.branches().fork(end.id(), title);
		history.setModel(fork.id(), model);
		var copy = new ReplayCopy(history, fork.id());
		var copied = history.lastMessages(fork.id(), branch.size());
		for (int i = 0; i < copied.size(); i++)
			if (copied.get(i).role() == Message.Role.USER)
				copy.questions.put(branch.get(i).id(), copied.get(i).id());
		return copy;
	}

	UUID thread() {
		return thread;
	}

	/** The question in the new thread, put at its end with the same files where it is not there yet. */
	UUID question(Message original) throws HistoryException {
		UUID known = questions.get(original.id());
		if (known != null)
			return known;
		Optional<UUID> end = history.conversation(thread).flatMap(Conversation::leaf);
		var put = Message.user(Ids.next(), thread, end, original.text(), Instant.now()).withAttachments(original.attachments());
		history.append(put);
		questions.put(original.id(), put.id());
		return put.id();
	}
}
