package org.modalis.studio.chat.internal.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;

/**
 * How much is said before a question, for guessing what it costs and whether it fits.
 *
 * @param chars of all texts
 * @param files that were attached
 * @param answerTokens how long its answers are on average
 */
record PromptSize(long chars, List<Attachment> files, long answerTokens) {

	/** As many as of most vendors' English text. */
	static final int CHARS_PER_TOKEN = 4;
	/** About what an image of 1,000 by 1,000 pixels takes. */
	static final int FILE_TOKENS = 1_500;
	/** A usual answer, where there is none to learn from. */
	static final long USUAL_ANSWER = 500;
	private static final int PAGE = 500;

	static final PromptSize NONE = new PromptSize(0, List.of(), USUAL_ANSWER);

	PromptSize {
		files = List.copyOf(files);
	}

	/** The branch that ends with a message; nothing when there is none. Reads all of it. */
	static PromptSize of(HistoryStore history, Optional<UUID> end) throws HistoryException {
		var last = end.isPresent() ? history.message(end.get()) : Optional.<Message>empty();
		if (last.isEmpty())
			return NONE;
		var sum = new Sum();
		List<Message> page = List.of(last.get());
		while (!page.isEmpty()) {
			page.forEach(sum::add);
			page = history.messagesBefore(page.getFirst().id(), PAGE);
		}
		return sum.result();
	}

	/** These messages. */
	static PromptSize of(List<Message> messages) {
		var sum = new Sum();
		messages.forEach(sum::add);
		return sum.result();
	}

	/** All of it in tokens, about. */
	long tokens() {
		return chars / CHARS_PER_TOKEN + (long) files.size() * FILE_TOKENS;
	}

	private static final class Sum {
		private final List<Attachment> files = new ArrayList<>();
		private long chars;
		private long answers;
		private long answerTokens;

		void add(Message message) {
			chars += message.text().length();
			files.addAll(message.attachments());
			if (message.role() == Message.Role.ASSISTANT && !message.text().isEmpty()) {
				answers++;
				answerTokens += tokensOf(message);
			}
		}

		PromptSize result() {
			return new PromptSize(chars, files, answers == 0 ? USUAL_ANSWER : Math.max(1, answerTokens / answers));
		}
	}

	/** How long an answer is: as counted, or by its text. */
	static long tokensOf(Message answer) {
		return answer.usage().known() ? answer.usage().outputTokens() : answer.text().length() / CHARS_PER_TOKEN;
	}
}
