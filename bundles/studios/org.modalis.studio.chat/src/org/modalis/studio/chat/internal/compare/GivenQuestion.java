package org.modalis.studio.chat.internal.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.session.PendingFile;

/**
 * A question that is in the history already, with the answers that it has.
 *
 * @param files its own, ready to be sent again
 * @param answers those that have ended, in the order in which they came
 * @param shown the one through which the thread goes on, perhaps one that is still coming
 */
record GivenQuestion(Message question, List<PendingFile> files, List<Message> answers, Optional<UUID> shown) {

	private static final int PAGE = 500;

	GivenQuestion {
		files = List.copyOf(files);
		answers = List.copyOf(answers);
	}

	/** @param message the question, or one of its answers */
	static GivenQuestion of(HistoryStore history, UUID message) throws HistoryException {
		Message question = history.message(message).orElseThrow(GivenQuestion::gone);
		Optional<UUID> answer = question.role() == Message.Role.ASSISTANT ? Optional.of(question.id()) : Optional.empty();
		while (question.role() == Message.Role.ASSISTANT && question.parent().isPresent())
			question = history.message(question.parent().get()).orElseThrow(GivenQuestion::gone);
		var shown = below(history, question);
		var files = question.attachments().stream().map(file -> KeptFile.of(history, file)).toList();
		return new GivenQuestion(question, files, siblings(history, shown.or(() -> answer)), shown);
	}

	private static HistoryException gone() {
		return new HistoryException(HistoryException.Kind.FAILED, "This message no longer exists. Nothing was sent.");
	}

	/** What follows a question on the branch that is shown. */
	private static Optional<UUID> below(HistoryStore history, Message question) throws HistoryException {
		var leaf = history.conversation(question.conversation()).flatMap(Conversation::leaf);
		List<Message> page = leaf.isPresent() ? history.message(leaf.get()).stream().toList() : List.of();
		while (!page.isEmpty()) {
			for (Message each : page)
				if (each.parent().equals(Optional.of(question.id())))
					return Optional.of(each.id());
			page = history.messagesBefore(page.getFirst().id(), PAGE);
		}
		return Optional.empty();
	}

	private static List<Message> siblings(HistoryStore history, Optional<UUID> one) throws HistoryException {
		var all = new ArrayList<Message>();
		if (one.isPresent())
			for (UUID id : history.branches().siblings(List.of(one.get())).get(one.get()).all())
				history.message(id).filter(each -> each.role() == Message.Role.ASSISTANT && each.state() != Message.State.STREAMING).ifPresent(all::add);
		return all;
	}

	/** Whether this is what is asked now. */
	boolean is(String text, List<PendingFile> now) {
		return question.text().strip().equals(text) && files.equals(now);
	}
}
