package org.modalis.studio.chat.internal.compare;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.studio.chat.internal.compare.ReplayState.Context;
import org.modalis.studio.chat.internal.session.ReplayNote;

/**
 * The new thread of a replay. It is a fork of the original, so it names where it came from, and the original is never touched. With
 * the old answers as context it holds the whole branch, and each new answer stands beside the old one; with the new answers as
 * context it holds the questions alone. Used from the replay's thread only.
 */
final class ReplayCopy {

	private final HistoryStore history;
	private final UUID thread;
	private ReplayNote note;

	private ReplayCopy(HistoryStore history, UUID thread, ReplayNote note) {
		this.history = history;
		this.thread = thread;
		this.note = note;
	}

	/** Makes the thread. */
	static ReplayCopy of(HistoryStore history, List<Message> branch, Context context, String title, ModelId model) throws HistoryException {
		Message end = context == Context.OLD_ANSWERS ? branch.getLast()
				: branch.stream().filter(message -> message.role() == Message.Role.USER).findFirst().orElseThrow();
		Conversation fork = history.branches().fork(end.id(), title);
		history.setModel(fork.id(), model);
		var copy = new ReplayCopy(history, fork.id(), new ReplayNote(branch.getLast().id(), context == Context.OLD_ANSWERS, List.of()));
		var copied = history.lastMessages(fork.id(), branch.size());
		for (int i = 0; i < copied.size(); i++)
			if (copied.get(i).role() == Message.Role.USER)
				copy.note(branch.get(i).id(), copied.get(i).id(), Optional.empty());
		copy.note.write(history, fork.id());
		return copy;
	}

	/** One that was made before. */
	static ReplayCopy of(HistoryStore history, UUID thread, ReplayNote note) {
		return new ReplayCopy(history, thread, note);
	}

	/** Remembers the newest answer to an original question, for those who look at the replay later. */
	void answered(UUID original, UUID answer) throws HistoryException {
		note(original, note.of(original).orElseThrow().copy(), Optional.of(answer));
		note.write(history, thread);
	}

	private void note(UUID original, UUID question, Optional<UUID> answer) {
		note = note.with(new ReplayNote.Asked(original, question, answer));
	}

	/** The newest answer to an original question; nothing where it was not asked or its answer was deleted. */
	Optional<Message> answer(UUID original) throws HistoryException {
		var answer = note.of(original).flatMap(ReplayNote.Asked::answer);
		return answer.isPresent() ? history.message(answer.get()) : Optional.empty();
	}

	/** The model of the new thread. */
	Optional<ModelId> model() throws HistoryException {
		return history.conversation(thread).flatMap(Conversation::model);
	}

	UUID thread() {
		return thread;
	}

	/** The question in the new thread, put at its end with the same files where it is not there yet. */
	UUID question(Message original) throws HistoryException {
		var known = note.of(original.id()).map(ReplayNote.Asked::copy);
		if (known.isPresent())
			return known.get();
		Optional<UUID> end = history.conversation(thread).flatMap(Conversation::leaf);
		var put = Message.user(Ids.next(), thread, end, original.text(), Instant.now()).withAttachments(original.attachments());
		history.append(put);
		note(original.id(), put.id(), Optional.empty());
		return put.id();
	}
}
