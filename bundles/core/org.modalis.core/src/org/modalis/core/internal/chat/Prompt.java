package org.modalis.core.internal.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.attachment.FileTokens;
import org.modalis.api.chat.Question;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ContentPart;

/**
 * What of a thread is sent: the shown branch with the question at its end, as far back as it fits into the model's context
 * window beside the answer. Tokens are estimated at four characters each.
 *
 * @param messages oldest first, user and assistant in turn, beginning and ending with the user
 * @param note a sentence when older messages were left out and nothing in sight says so yet; empty text otherwise
 */
record Prompt(List<ChatMessage> messages, String note) {

	static final String CUT = "The beginning of this thread no longer fits the model and was not sent.";

	private static final int PAGE = 100;
	private static final int CHARS_PER_TOKEN = 4;
	private static final int MESSAGE_CHARS = 16;
	private static final long USUAL_ANSWER_TOKENS = 2_048;

	/** Files come before the words that ask about them, as vendors recommend. */
	static Prompt only(Question question, ModelInfo model) {
		var sent = PromptTurns.parts(question, model);
		var parts = new ArrayList<ContentPart>(sent.media());
		if (!sent.text().isBlank())
			parts.add(new ContentPart.Text(sent.text()));
		return new Prompt(List.of(new ChatMessage(ChatMessage.Role.USER, parts)), "");
	}

	/**
	 * @param end the last message before the question; empty when it is the first
	 * @throws HistoryException also when a file of the thread cannot be read
	 */
	static Prompt of(HistoryStore store, Optional<UUID> end, Question question, ModelInfo model, ChatParameters parameters)
			throws HistoryException {
		var turns = new PromptTurns(store, model);
		long room = charsFor(model, parameters) - question.text().length() - MESSAGE_CHARS
				- question.files().stream().mapToLong(file -> FileTokens.of(file, model)).sum() * CHARS_PER_TOKEN;
		var kept = new ArrayDeque<Message>();
		boolean cut = false;
		var page = end.isPresent() ? List.of(store.message(end.get()).orElseThrow()) : List.<Message>of();
		while (!page.isEmpty() && !cut) {
			for (var message : page.reversed()) {
				room -= message.text().length() + MESSAGE_CHARS + turns.fileTokens(message) * CHARS_PER_TOKEN;
				cut = room < 0;
				if (cut)
					break;
				kept.addFirst(message);
			}
			page = cut ? List.of() : store.messagesBefore(page.getFirst().id(), PAGE);
		}
		for (var message : kept)
			turns.add(message);
		turns.add(question);
		boolean said = kept.stream().anyMatch(message -> message.note().contains(CUT));
		return new Prompt(turns.all(), Stream.of(cut && !said ? CUT : "", turns.note()).filter(each -> !each.isEmpty()).collect(Collectors.joining(" ")));
	}

	/** How many characters of conversation fit beside the system prompt and the answer. */
	static long charsFor(ModelInfo model, ChatParameters parameters) {
		if (model.contextWindow().isEmpty())
			return Long.MAX_VALUE;
		long window = model.contextWindow().getAsLong();
		long answer = parameters.maxOutputTokens().isPresent() ? parameters.maxOutputTokens().getAsInt()
				: Math.min(USUAL_ANSWER_TOKENS, window / 4);
		return (window - Math.min(answer, window / 2)) * CHARS_PER_TOKEN - parameters.system().length();
	}
}
