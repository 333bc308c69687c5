package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

/** What the contracts of the history's stores have in common: an empty history with one thread, and words for what is done in it. */
public abstract class StoreContract {

	static final ModelId MODEL = ModelId.parse("ollama/llama3.2:1b");

	HistoryStore store;
	Conversation thread;

	/** An open store without conversations; closed by the subclass after the test. */
	protected abstract HistoryStore emptyStore() throws HistoryException;

	/** Makes a thread; a test of temporary ones makes such. */
	protected Conversation create(HistoryStore in, String title, Optional<ModelId> model) throws HistoryException {
		return in.createConversation(title, model);
	}

	@BeforeEach
	void open() throws HistoryException {
		store = emptyStore();
		thread = create(store, "First", Optional.of(MODEL));
	}

	Conversation create(String title) throws HistoryException {
		return create(store, title, Optional.empty());
	}

	static Message question(Conversation in, Optional<UUID> parent, String text) {
		return Message.user(Ids.next(), in.id(), parent, text, Instant.now());
	}

	Message add(Optional<UUID> parent, String text) throws HistoryException {
		Message message = question(thread, parent, text);
		store.append(message);
		return message;
	}

	Message add(Message parent, String text) throws HistoryException {
		return add(Optional.of(parent.id()), text);
	}

	List<Message> chain(int length) {
		var all = new ArrayList<Message>();
		for (int i = 0; i < length; i++)
			all.add(question(thread, i == 0 ? Optional.empty() : Optional.of(all.getLast().id()), "message " + i));
		return all;
	}

	/** A question and an answer to it that is still coming. */
	Message streaming() throws HistoryException {
		return streaming(add(Optional.empty(), "Why?"));
	}

	Message streaming(Message parent) throws HistoryException {
		Message answer = Message.answer(Ids.next(), parent.conversation(), parent.id(), MODEL, "Llama 3.2 1B", Instant.now());
		store.append(answer);
		return answer;
	}

	static Message finished(Message answer, State state) {
		return finished(answer, state, Optional.of(Cost.of("0.0023", "USD")));
	}

	static Message finished(Message answer, State state, Optional<Cost> cost) {
		var figures = new Figures(new Usage(10, 4, 20, 5, true), cost, Optional.of(Duration.ofNanos(12_345)),
				Optional.of(Duration.ofMillis(678)));
		return answer.withText("Because.", "thinking").ended(state, "a note", figures);
	}

	Conversation now(Conversation conversation) throws HistoryException {
		return store.conversation(conversation.id()).orElseThrow();
	}

	/** The texts of the branch that is shown. */
	List<String> shown() throws HistoryException {
		return store.lastMessages(thread.id(), 1000).stream().map(Message::text).toList();
	}

	static void assertFails(Executable call) {
		assertEquals(HistoryException.Kind.FAILED, assertThrows(HistoryException.class, call).kind());
	}
}
