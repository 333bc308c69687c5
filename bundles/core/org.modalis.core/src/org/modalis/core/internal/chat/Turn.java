package org.modalis.core.internal.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.attachment.StoredFiles;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;

/**
 * What is asked, and where in its thread.
 *
 * @param conversation the thread
 * @param question the message that is answered; new, or in the history already
 * @param isNew whether the question has still to be kept
 * @param answerParent the message below which the answer goes: the question, or the answer that is gone on with
 * @param contextEnd the last message that is sent before the words of {@code asked}; empty when nothing was said before
 * @param asked what is sent last
 */
record Turn(UUID conversation, Message question, boolean isNew, UUID answerParent, Optional<UUID> contextEnd, Question asked) {
	static final String GO_ON = "Continue exactly where your last answer stopped. Do not repeat anything and do not comment.";

	/** A new question after a message, or at the beginning. Its files are kept here; the message itself is not yet. */
	static Turn ask(HistoryStore store, Conversation thread, Optional<UUID> after, Question asked, Instant now) throws HistoryException {
		var files = new ArrayList<Attachment>();
		for (var file : asked.files())
			files.add(StoredFiles.keep(store, thread.temporary(), file));
		var question = Message.user(Ids.next(), thread.id(), after, asked.text(), now).withAttachments(files);
		return new Turn(thread.id(), question, true, question.id(), after, asked);
	}

	/** A question that is there already, once more. */
	static Turn again(HistoryStore store, UUID id) throws HistoryException {
		var question = message(store, id, Role.USER);
		var asked = Question.of(question.text(), StoredFiles.of(store, question));
		return new Turn(question.conversation(), question, false, id, question.parent(), asked);
	}

	/** An answer that is gone on with. */
	static Turn goOn(HistoryStore store, UUID id) throws HistoryException {
		var answer = message(store, id, Role.ASSISTANT);
		var question = answer;
		while (question.role() == Role.ASSISTANT && question.parent().isPresent())
			question = store.message(question.parent().get()).orElseThrow(Turn::gone);
		return new Turn(answer.conversation(), question, false, id, Optional.of(id), Question.of(GO_ON));
	}

	private static Message message(HistoryStore store, UUID id, Role role) throws HistoryException {
		return store.message(id).filter(message -> message.role() == role).orElseThrow(Turn::gone);
	}

	private static HistoryException gone() {
		return new HistoryException(Kind.FAILED, "This message no longer exists. Nothing was sent.");
	}

	/** The messages to keep before the call: the question, when it is new, and the empty answer. */
	List<Message> toKeep(Message answer) {
		return isNew ? List.of(question, answer) : List.of(answer);
	}
}
