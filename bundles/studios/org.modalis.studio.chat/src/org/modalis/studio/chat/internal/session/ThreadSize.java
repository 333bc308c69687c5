package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.attachment.FileFacts;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelInfo;

/**
 * How much was said in a thread before a question, for guessing what it costs and what of it a model gets. Immutable; any thread.
 *
 * @param parts one for each message, the newest first
 */
public record ThreadSize(List<Part> parts) {

	/** A usual answer in tokens, where there is none to learn from. */
	public static final long USUAL_ANSWER = 500;

	/** Nothing was said. */
	public static final ThreadSize NONE = new ThreadSize(List.of());

	private static final int PAGE = 500;

	/**
	 * What one message takes.
	 *
	 * @param text in tokens
	 * @param answer how long it is as an answer, in tokens; 0 for questions and empty answers
	 */
	public record Part(long text, List<FileFacts> files, long answer) {

		public Part {
			files = List.copyOf(files);
		}

		private static Part of(Message message) {
			boolean answer = message.role() == Message.Role.ASSISTANT && !message.text().isEmpty();
			return new Part(FileTokens.ofChars(message.text().length()), message.attachments().stream().map(FileFacts::of).toList(),
					answer ? Math.max(1, tokensOf(message)) : 0);
		}

		/** With its files, as they reach a model. */
		long tokens(ModelInfo model) {
			return text + files.stream().mapToLong(file -> FileTokens.of(file, model)).sum();
		}
	}

	public ThreadSize {
		parts = List.copyOf(parts);
	}

	/**
	 * Of the branch that ends with a message.
	 *
	 * @param end empty for a question that is the first
	 * @param most so many tokens of text are enough: what was said before them is not read
	 */
	public static ThreadSize before(HistoryStore history, Optional<UUID> end, long most) throws HistoryException {
		var parts = new ArrayList<Part>();
		long read = 0;
		List<Message> page = end.isPresent() ? history.message(end.get()).stream().toList() : List.of();
		while (!page.isEmpty() && read <= most) {
			for (Message message : page.reversed()) {
				parts.add(Part.of(message));
				read += parts.getLast().text();
			}
			page = history.messagesBefore(page.getFirst().id(), PAGE);
		}
		return new ThreadSize(parts);
	}

	/** Of these messages, the oldest first. */
	public static ThreadSize of(List<Message> messages) {
		return new ThreadSize(messages.reversed().stream().map(Part::of).toList());
	}

	/** All of it in tokens, about, as it reaches a model. */
	public long tokens(ModelInfo model) {
		return parts.stream().mapToLong(part -> part.tokens(model)).sum();
	}

	/** How long its answers are on average, in tokens. */
	public long answerTokens() {
		return Math.round(parts.stream().mapToLong(Part::answer).filter(tokens -> tokens > 0).average().orElse(USUAL_ANSWER));
	}

	/** How long an answer is in tokens: as counted, or by its text. */
	public static long tokensOf(Message answer) {
		return answer.usage().known() ? answer.usage().outputTokens() : FileTokens.ofChars(answer.text().length());
	}
}
