package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

/** What every {@link HistoryStore} keeps to. A test of a store extends it and gives an empty one. */
public abstract class HistoryStoreContract {

	private static final ModelId MODEL = ModelId.parse("ollama/llama3.2:1b");

	private HistoryStore store;
	private Conversation thread;

	/** An open store without conversations; closed by the subclass after the test. */
	protected abstract HistoryStore emptyStore() throws HistoryException;

	@BeforeEach
	void open() throws HistoryException {
		store = emptyStore();
		thread = store.createConversation("First", Optional.of(MODEL));
	}

	private static Message question(Conversation thread, Optional<UUID> parent, String text) {
		return Message.user(Ids.next(), thread.id(), parent, text, Instant.now());
	}

	private Message add(Optional<UUID> parent, String text) throws HistoryException {
		Message message = question(thread, parent, text);
		store.append(message);
		return message;
	}

	private List<Message> chain(int length) {
		var all = new ArrayList<Message>();
		for (int i = 0; i < length; i++)
			all.add(question(thread, i == 0 ? Optional.empty() : Optional.of(all.getLast().id()), "message " + i));
		return all;
	}

	private Message streaming() throws HistoryException {
		Message asked = add(Optional.empty(), "Why?");
		Message answer = Message.answer(Ids.next(), thread.id(), asked.id(), MODEL, "Llama 3.2 1B", Instant.now());
		store.append(answer);
		return answer;
	}

	private static Message finished(Message answer, State state) {
		return new Message(answer.id(), answer.conversation(), answer.parent(), answer.role(), "Because.", "thinking", state,
				"a note", answer.model(), answer.modelName(), new Usage(10, 4, 20, 5, true), Optional.of(Duration.ofNanos(12_345)),
				Optional.of(Duration.ofMillis(678)), answer.created());
	}

	private static void assertFails(Executable call) {
		assertEquals(HistoryException.Kind.FAILED, assertThrows(HistoryException.class, call).kind());
	}

	@Test
	void givesBackAConversationAsItWasMade() throws HistoryException {
		assertEquals("First", thread.title());
		assertEquals(Optional.of(MODEL), thread.model());
		assertEquals(Optional.of(thread), store.conversation(thread.id()));
		assertEquals(List.of(thread), store.conversations());
		assertEquals(Optional.empty(), store.conversation(Ids.next()));
	}

	@Test
	void givesBackAMessageAsItWasAdded() throws HistoryException {
		Message asked = add(Optional.empty(), "Grüße, 世界 \uD83D\uDE00 \u0000 'quoted'; --x\n\ttab");
		assertEquals(Optional.of(asked), store.message(asked.id()));
		assertEquals(Optional.empty(), store.message(Ids.next()));
	}

	@Test
	void keepsLongTexts() throws HistoryException {
		Message asked = add(Optional.empty(), "0123456789ä".repeat(100_000));
		assertEquals(asked, store.message(asked.id()).orElseThrow());
	}

	@Test
	void putsTheConversationWithTheNewestMessageFirst() throws HistoryException {
		Conversation second = store.createConversation("Second", Optional.empty());
		assertEquals(List.of("Second", "First"), titles());
		add(Optional.empty(), "hello");
		assertEquals(List.of("First", "Second"), titles());
		store.rename(second.id(), "Renamed");
		assertEquals(List.of("First", "Renamed"), titles());
	}

	private List<String> titles() throws HistoryException {
		return store.conversations().stream().map(Conversation::title).toList();
	}

	@Test
	void eachConversationRemembersItsModel() throws HistoryException {
		store.setModel(thread.id(), ModelId.parse("local/tinyllama-1.1b-chat"));
		assertEquals("local/tinyllama-1.1b-chat", store.conversation(thread.id()).orElseThrow().model().orElseThrow().toString());
	}

	@Test
	void refusesToChangeAConversationThatIsNotThere() {
		assertFails(() -> store.rename(Ids.next(), "x"));
		assertFails(() -> store.setModel(Ids.next(), MODEL));
	}

	@Test
	void showsTheBranchOfTheLastMessage() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message left = add(Optional.of(root.id()), "left");
		add(Optional.of(left.id()), "left end");
		Message right = add(Optional.of(root.id()), "right");
		assertEquals(List.of(root, right), store.lastMessages(thread.id(), 10));
		assertEquals(2, store.messageCount(thread.id()));
		assertEquals(Optional.of(right.id()), store.conversation(thread.id()).orElseThrow().leaf());
	}

	@Test
	void pagesThroughALongBranchFromItsEnd() throws HistoryException {
		List<Message> all = chain(25);
		store.appendAll(all);
		assertEquals(25, store.messageCount(thread.id()));
		List<Message> last = store.lastMessages(thread.id(), 10);
		assertEquals(all.subList(15, 25), last);
		assertEquals(all.subList(5, 15), store.messagesBefore(last.getFirst().id(), 10));
		assertEquals(all.subList(0, 5), store.messagesBefore(all.get(5).id(), 10));
		assertEquals(List.of(), store.messagesBefore(all.getFirst().id(), 10));
		assertEquals(all, store.lastMessages(thread.id(), Integer.MAX_VALUE));
		assertEquals(List.of(), store.lastMessages(thread.id(), 0));
	}

	@Test
	void anEmptyOrUnknownConversationHasNoMessages() throws HistoryException {
		assertEquals(List.of(), store.lastMessages(thread.id(), 10));
		assertEquals(0, store.messageCount(thread.id()));
		assertEquals(List.of(), store.lastMessages(Ids.next(), 10));
		assertEquals(0, store.messageCount(Ids.next()));
		assertEquals(List.of(), store.messagesBefore(Ids.next(), 10));
	}

	@Test
	void refusesMessagesThatFitNowhere() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Conversation other = store.createConversation("Other", Optional.empty());
		assertFails(() -> store.append(root));
		assertFails(() -> add(Optional.of(Ids.next()), "parent unknown"));
		assertFails(() -> store.append(question(other, Optional.of(root.id()), "parent elsewhere")));
		assertFails(() -> store.append(Message.user(Ids.next(), Ids.next(), Optional.empty(), "thread unknown", Instant.now())));
		assertEquals(List.of(root), store.lastMessages(thread.id(), 10));
	}

	@Test
	void addsAllMessagesOrNone() throws HistoryException {
		List<Message> all = chain(3);
		var broken = new ArrayList<>(all);
		broken.add(all.getFirst());
		assertFails(() -> store.appendAll(broken));
		assertEquals(0, store.messageCount(thread.id()));
		store.appendAll(all);
		assertEquals(all, store.lastMessages(thread.id(), 10));
	}

	@Test
	void savesWhatAStreamingAnswerHasSoFar() throws HistoryException {
		Message answer = streaming();
		store.checkpoint(answer.id(), "Be", "hm");
		store.checkpoint(answer.id(), "Because", "hmm");
		Message saved = store.message(answer.id()).orElseThrow();
		assertEquals("Because", saved.text());
		assertEquals("hmm", saved.reasoning());
		assertEquals(State.STREAMING, saved.state());
	}

	@Test
	void aCheckpointNeverUndoesAFinish() throws HistoryException {
		Message answer = streaming();
		Message last = finished(answer, State.COMPLETE);
		store.finish(last);
		store.checkpoint(answer.id(), "late", "");
		store.checkpoint(Ids.next(), "unknown", "");
		assertEquals(last, store.message(answer.id()).orElseThrow());
	}

	@Test
	void finishesAnAnswerOnceWithEverythingItHas() throws HistoryException {
		for (State state : List.of(State.COMPLETE, State.STOPPED, State.FAILED)) {
			Message last = finished(streaming(), state);
			store.finish(last);
			assertEquals(last, store.message(last.id()).orElseThrow());
			assertFails(() -> store.finish(last));
		}
		assertFails(() -> store.finish(finished(question(thread, Optional.empty(), "unknown"), State.COMPLETE)));
		Message answer = streaming();
		assertThrows(IllegalArgumentException.class, () -> store.finish(answer));
	}

	@Test
	void deletesAConversationWithItsMessages() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message child = add(Optional.of(root.id()), "child");
		Conversation kept = store.createConversation("Kept", Optional.empty());
		Message other = question(kept, Optional.empty(), "other");
		store.append(other);
		store.delete(thread.id());
		store.delete(thread.id());
		assertEquals(List.of("Kept"), titles());
		assertEquals(Optional.empty(), store.message(child.id()));
		assertEquals(Optional.of(other), store.message(other.id()));
	}

	@Test
	void readsEveryMessageConversationByConversation() throws HistoryException {
		List<Message> first = chain(150);
		store.appendAll(first.subList(0, 100));
		Conversation second = store.createConversation("Second", Optional.empty());
		Message other = question(second, Optional.empty(), "other");
		store.append(other);
		store.appendAll(first.subList(100, 150));
		var found = new ArrayList<Message>();
		store.forEachMessage(found::add);
		assertEquals(151, found.size());
		assertTrue(found.remove(other));
		assertEquals(first, found);
		found.clear();
		store.forEachMessage(thread.id(), found::add);
		assertEquals(first, found);
		store.forEachMessage(Ids.next(), message -> found.clear());
		assertEquals(150, found.size());
	}

	@Test
	void tellsDurableChangesInOrderFromAnotherThread() throws Exception {
		BlockingQueue<HistoryChange> heard = new LinkedBlockingQueue<>();
		BlockingQueue<Thread> by = new LinkedBlockingQueue<>();
		var subscription = store.onChange(change -> {
			by.add(Thread.currentThread());
			heard.add(change);
		});
		Message answer = streaming();
		store.checkpoint(answer.id(), "so far", "");
		Message last = finished(answer, State.COMPLETE);
		store.finish(last);
		store.rename(thread.id(), "Renamed");
		store.delete(thread.id());
		Conversation second = store.createConversation("Second", Optional.empty());
		var told = new ArrayList<HistoryChange>();
		for (int i = 0; i < 6; i++)
			told.add(heard.poll(10, TimeUnit.SECONDS));
		assertEquals(List.of(Kind.MESSAGE_ADDED, Kind.MESSAGE_ADDED, Kind.MESSAGE_FINISHED, Kind.CONVERSATION_CHANGED,
				Kind.CONVERSATION_DELETED, Kind.CONVERSATION_CREATED), told.stream().map(HistoryChange::kind).toList());
		assertEquals(new HistoryChange(Kind.MESSAGE_FINISHED, thread.id(), Optional.of(last)), told.get(2));
		assertEquals(new HistoryChange(Kind.CONVERSATION_CREATED, second.id(), Optional.empty()), told.get(5));
		assertTrue(by.stream().noneMatch(Thread.currentThread()::equals));
		subscription.close();
		subscription.close();
		var sentinel = new LinkedBlockingQueue<HistoryChange>();
		store.onChange(sentinel::add);
		store.rename(second.id(), "Unheard");
		assertEquals(Kind.CONVERSATION_CHANGED, sentinel.poll(10, TimeUnit.SECONDS).kind());
		assertTrue(heard.isEmpty(), "a closed subscription hears nothing");
	}

	@Test
	void settlesWhenListenersHaveHeardEverything() throws HistoryException {
		var heard = new CopyOnWriteArrayList<HistoryChange>();
		store.onChange(heard::add);
		store.appendAll(chain(50));
		store.settle();
		assertEquals(50, heard.size());
	}

	@Test
	void anInterruptHarmsNoWriteAndIsKept() throws HistoryException {
		List<Message> all = chain(20);
		for (Message message : all) {
			Thread.currentThread().interrupt();
			store.append(message);
			assertEquals(Optional.of(message), store.message(message.id()));
			assertTrue(Thread.interrupted(), "the interrupt status is kept");
		}
		assertEquals(all, store.lastMessages(thread.id(), 100));
	}

	@Test
	void manyThreadsWriteAndReadAtTheSameTime() throws Exception {
		List<Conversation> threads = new ArrayList<>();
		for (int i = 0; i < 8; i++)
			threads.add(store.createConversation("Thread " + i, Optional.empty()));
		BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
		List<Thread> running = threads.stream().map(one -> Thread.ofVirtual().start(() -> {
			try {
				Optional<UUID> parent = Optional.empty();
				for (int i : IntStream.range(0, 20).toArray()) {
					Message message = question(one, parent, "message " + i);
					store.append(message);
					parent = Optional.of(message.id());
					assertEquals(i + 1, store.lastMessages(one.id(), 100).size());
				}
			} catch (Throwable failure) {
				failures.add(failure);
			}
		})).toList();
		for (Thread one : running)
			one.join();
		assertEquals(List.of(), List.copyOf(failures));
		for (Conversation one : threads)
			assertEquals(20, store.messageCount(one.id()));
	}
}
