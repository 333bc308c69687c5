package org.modalis.core.internal.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

import org.modalis.api.chat.Question;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
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
	static Prompt only(Question question) {
		var parts = new ArrayList<ContentPart>(question.attachments());
		parts.add(new ContentPart.Text(question.text()));
		return new Prompt(List.of(new ChatMessage(ChatMessage.Role.USER, parts)), "");
	}

	static Prompt of(HistoryStore store, UUID conversation, String question, ModelInfo model, ChatParameters parameters)
			throws HistoryException {
		long room = charsFor(model, parameters) - question.length() - MESSAGE_CHARS;
		var kept = new ArrayDeque<Message>();
		var page = store.lastMessages(conversation, PAGE);
		while (!page.isEmpty()) {
			for (var message : page.reversed()) {
				room -= message.text().length() + MESSAGE_CHARS;
				if (room < 0)
					return new Prompt(inTurn(kept, question), kept.stream().anyMatch(said -> said.note().contains(CUT)) ? "" : CUT);
				kept.addFirst(message);
			}
			page = page.size() < PAGE ? List.of() : store.messagesBefore(page.getFirst().id(), PAGE);
		}
		return new Prompt(inTurn(kept, question), "");
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

	/** Vendors want the speakers in turn; after an answer that failed empty, two questions follow each other and become one. */
	private static List<ChatMessage> inTurn(Deque<Message> kept, String question) {
		var turns = new ArrayList<ChatMessage>();
		for (var message : kept)
			add(turns, message.role() == Role.USER ? ChatMessage.Role.USER : ChatMessage.Role.ASSISTANT, message.text());
		add(turns, ChatMessage.Role.USER, question);
		return turns;
	}

	private static void add(List<ChatMessage> turns, ChatMessage.Role role, String text) {
		if (text.isBlank() || turns.isEmpty() && role == ChatMessage.Role.ASSISTANT)
			return;
		if (!turns.isEmpty() && turns.getLast().role() == role)
			text = turns.removeLast().text() + "\n\n" + text;
		turns.add(new ChatMessage(role, text));
	}
}
