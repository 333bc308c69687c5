package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Cost;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Totals;
import org.modalis.api.model.ModelId;

/** What every {@link HistoryStore} keeps to. A test of a store extends it and gives an empty one. */
public abstract class HistoryStoreContract extends StoreContract {

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
		Conversation second = create("Second");
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
	void readsOnTowardsTheEndOfTheBranch() throws HistoryException {
		List<Message> all = chain(25);
		store.appendAll(all);
		assertEquals(all.subList(5, 15), store.messagesAfter(all.get(4).id(), 10));
		assertEquals(all.subList(20, 25), store.messagesAfter(all.get(19).id(), 10));
		assertEquals(List.of(), store.messagesAfter(all.getLast().id(), 10));
		assertEquals(List.of(), store.messagesAfter(all.getFirst().id(), 0));
		assertEquals(List.of(), store.messagesAfter(Ids.next(), 10));
		Message other = add(Optional.of(all.get(9).id()), "another branch");
		assertEquals(List.of(all.get(9), other), store.messagesAfter(all.get(8).id(), 10));
		store.branches().show(all.getLast().id());
		assertEquals(all.subList(9, 12), store.messagesAfter(all.get(8).id(), 3));
		store.branches().delete(all.get(11).id());
		assertEquals(List.of(all.get(10)), store.messagesAfter(all.get(9).id(), 10));
		assertEquals(List.of(), store.messagesAfter(all.get(12).id(), 10));
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
		Conversation other = create("Other");
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
		Conversation kept = create("Kept");
		Message other = question(kept, Optional.empty(), "other");
		store.append(other);
		store.delete(thread.id());
		store.delete(thread.id());
		assertEquals(List.of("Kept"), titles());
		assertEquals(Optional.empty(), store.message(child.id()));
		assertEquals(Optional.of(other), store.message(other.id()));
	}

	@Test
	void aDeletedConversationCanBeRestoredAsItWas() throws HistoryException {
		Message answer = streaming();
		Conversation before = now(thread);
		Conversation other = create("Other");
		store.delete(thread.id());
		assertEquals(List.of("Other"), titles());
		assertEquals(Optional.empty(), store.conversation(thread.id()));
		assertEquals(List.of(), store.lastMessages(thread.id(), 10));
		assertEquals(List.of(), store.messagesBefore(answer.id(), 10));
		store.forEachMessage(message -> fail("deleted"));
		assertFails(() -> add(answer, "into a deleted thread"));
		assertFails(() -> store.rename(thread.id(), "x"));
		store.restore(thread.id());
		assertEquals(Optional.of(before), store.conversation(thread.id()));
		assertEquals(2, store.lastMessages(thread.id(), 10).size());
		assertFails(() -> store.restore(thread.id()));
		assertFails(() -> store.restore(other.id()));
		assertFails(() -> store.restore(Ids.next()));
	}

	@Test
	void anAnswerInADeletedConversationCanBeFinishedAndIsNotTold() throws HistoryException {
		Message answer = streaming();
		store.delete(thread.id());
		var heard = new CopyOnWriteArrayList<HistoryChange>();
		store.onChange(heard::add);
		Message last = finished(answer, State.STOPPED);
		store.checkpoint(answer.id(), "so far", "");
		store.finish(last);
		store.settle();
		assertEquals(List.of(), heard);
		store.restore(thread.id());
		assertEquals(Optional.of(last), store.message(answer.id()));
		assertEquals(20, now(thread).totals().outputTokens());
	}

	@Test
	void marksFavourites() throws HistoryException {
		Message asked = add(Optional.empty(), "asked");
		var heard = new CopyOnWriteArrayList<HistoryChange>();
		store.onChange(heard::add);
		store.setFavourite(asked.id(), true);
		assertEquals(Optional.of(asked.withFavourite(true)), store.message(asked.id()));
		store.settle();
		assertEquals(List.of(new HistoryChange(Kind.MESSAGE_CHANGED, thread.id(), Optional.of(asked.withFavourite(true)),
				thread.temporary())), heard);
		store.setFavourite(asked.id(), false);
		assertEquals(Optional.of(asked), store.message(asked.id()));
		assertFails(() -> store.setFavourite(Ids.next(), true));
		Message answer = streaming(asked);
		store.setFavourite(answer.id(), true);
		store.finish(finished(answer, State.COMPLETE));
		assertTrue(store.message(answer.id()).orElseThrow().favourite(), "the mark stays when the answer ends");
	}

	@Test
	void givesBackToolCallsCostAndAttachments() throws HistoryException {
		var content = new Content("ab".repeat(32), 12);
		var picture = new Attachment(content, "image/png", "Bild – 1.png", OptionalInt.of(640), OptionalInt.of(480),
				OptionalInt.empty(), Optional.empty());
		var document = new Attachment(content, "application/pdf", "b.pdf", OptionalInt.empty(), OptionalInt.empty(),
				OptionalInt.of(3), Optional.of(new Content("cd".repeat(32), 4)));
		Message asked = question(thread, Optional.empty(), "What is this?").withAttachments(List.of(picture, document));
		store.append(asked);
		Message answer = streaming(asked);
		Message last = finished(answer, State.COMPLETE).withToolCalls("[{\"name\":\"look\"}]").withAttachments(List.of(picture));
		store.finish(last);
		assertEquals(List.of(asked, last), store.lastMessages(thread.id(), 10));
		assertEquals(Optional.of(last), store.message(last.id()));
		assertEquals(Cost.of("0.0023", "USD"), last.cost().orElseThrow());
		var read = new ArrayList<Message>();
		store.forEachMessage(thread.id(), read::add);
		assertEquals(List.of(asked, last), read);
	}

	@Test
	void anAnswerMayFollowAnAnswerToGoOnWithIt() throws HistoryException {
		Message cut = finished(streaming(), State.STOPPED);
		store.finish(cut);
		Message more = finished(streaming(cut), State.COMPLETE);
		store.finish(more);
		assertEquals(List.of(cut, more), store.lastMessages(thread.id(), 2));
		assertEquals(List.of(cut), store.messagesBefore(more.id(), 1));
	}

	@Test
	void aThreadKnowsWhatItAmountsTo() throws HistoryException {
		assertEquals(Totals.NONE, now(thread).totals());
		store.finish(finished(streaming(), State.COMPLETE));
		store.finish(finished(streaming(), State.STOPPED, Optional.empty()));
		store.finish(finished(streaming(), State.FAILED, Optional.of(Cost.of("0.000000000001", "USD"))));
		store.finish(finished(streaming(), State.COMPLETE, Optional.of(Cost.of("1.5", "EUR"))));
		var costs = List.of(Cost.of("1.5", "EUR"), Cost.of("0.002300000001", "USD"));
		assertEquals(new Totals(8, 40, 80, costs), now(thread).totals());
		assertEquals(List.of(now(thread)), store.conversations());
	}

	@Test
	void temporaryThreadsAreListedWithTheOthers() throws HistoryException {
		Conversation temporary = store.createTemporary("Secret", Optional.empty());
		assertTrue(temporary.temporary());
		Message asked = question(temporary, Optional.empty(), "in secret");
		store.append(asked);
		Conversation kept = store.createConversation("Last", Optional.empty());
		assertEquals(List.of("Last", "Secret", "First"), titles());
		assertEquals(now(temporary), store.conversations().get(1));
		assertEquals(Optional.of(asked), store.message(asked.id()));
		assertEquals(List.of(asked), store.lastMessages(temporary.id(), 10));
		assertFails(() -> store.append(question(kept, Optional.of(asked.id()), "below a temporary message")));
		Message refused = question(temporary, Optional.of(Ids.next()), "parent unknown");
		assertFails(() -> store.append(refused));
		Message moved = refused.placed(refused.id(), kept.id(), Optional.empty());
		store.append(moved);
		assertEquals(Optional.of(moved), store.message(moved.id()));
		store.delete(temporary.id());
		assertEquals(List.of("Last", "First"), titles());
	}

	@Test
	void readsEveryMessageConversationByConversation() throws HistoryException {
		List<Message> first = chain(150);
		store.appendAll(first.subList(0, 100));
		Conversation second = create("Second");
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
		Conversation second = create("Second");
		var told = new ArrayList<HistoryChange>();
		for (int i = 0; i < 6; i++)
			told.add(heard.poll(10, TimeUnit.SECONDS));
		assertEquals(List.of(Kind.MESSAGE_ADDED, Kind.MESSAGE_ADDED, Kind.MESSAGE_FINISHED, Kind.CONVERSATION_CHANGED,
				Kind.CONVERSATION_DELETED, Kind.CONVERSATION_CREATED), told.stream().map(HistoryChange::kind).toList());
		assertEquals(new HistoryChange(Kind.MESSAGE_FINISHED, thread.id(), Optional.of(last), thread.temporary()), told.get(2));
		assertEquals(new HistoryChange(Kind.CONVERSATION_CREATED, second.id(), Optional.empty(), second.temporary()), told.get(5));
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
			threads.add(create("Thread " + i));
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
