package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.BranchStore;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Conversation.Origin;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Siblings;
import org.modalis.api.history.Totals;

/** What every {@link BranchStore} keeps to. */
public abstract class BranchStoreContract extends StoreContract {

	private BranchStore branches() {
		return store.branches();
	}

	private Siblings siblings(Message of) throws HistoryException {
		return branches().siblings(List.of(of.id())).get(of.id());
	}

	@Test
	void siblingsKnowTheirPosition() throws HistoryException {
		Message first = add(Optional.empty(), "first");
		Message a = add(first, "a");
		Message b = add(first, "b");
		add(a, "below a");
		Message c = add(first, "c");
		assertEquals(new Siblings(List.of(a.id(), b.id(), c.id()), 1), siblings(b));
		assertEquals(Optional.of(a.id()), siblings(b).previous());
		assertEquals(Optional.of(c.id()), siblings(b).next());
		assertEquals(Optional.empty(), siblings(a).previous());
		assertEquals(Optional.empty(), siblings(c).next());
		Message edited = add(Optional.empty(), "first, edited");
		assertEquals(new Siblings(List.of(first.id(), edited.id()), 0), siblings(first));
		Map<UUID, Siblings> page = branches().siblings(List.of(first.id(), a.id(), Ids.next()));
		assertEquals(Map.of(first.id(), siblings(first), a.id(), siblings(a)), page);
		assertEquals(Map.of(), branches().siblings(List.of()));
	}

	@Test
	void goingToAnotherBranchAndBackShowsWhatWasThere() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message left = add(root, "left");
		Message left1 = add(left, "left 1");
		add(left1, "left 1 end");
		Message left2 = add(left, "left 2");
		Message right = add(root, "right");
		add(right, "right end");
		branches().show(left.id());
		assertEquals(List.of("root", "left", "left 2"), shown());
		branches().show(left1.id());
		assertEquals(List.of("root", "left", "left 1", "left 1 end"), shown());
		branches().show(right.id());
		assertEquals(List.of("root", "right", "right end"), shown());
		branches().show(left.id());
		assertEquals(List.of("root", "left", "left 1", "left 1 end"), shown(), "the older one, as it was shown last");
		branches().show(root.id());
		assertEquals(List.of("root", "left", "left 1", "left 1 end"), shown());
		branches().show(left2.id());
		assertEquals(List.of("root", "left", "left 2"), shown());
		assertEquals(3, store.messageCount(thread.id()));
		assertFails(() -> branches().show(Ids.next()));
	}

	@Test
	void addingToABranchThatIsNotShownShowsIt() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message left = add(root, "left");
		Message right = add(root, "right");
		add(right, "right end");
		add(left, "left end");
		assertEquals(List.of("root", "left", "left end"), shown());
		branches().show(right.id());
		branches().show(root.id());
		assertEquals(List.of("root", "right", "right end"), shown());
		branches().show(left.id());
		branches().show(root.id());
		assertEquals(List.of("root", "left", "left end"), shown());
		Message other = add(Optional.empty(), "another beginning");
		branches().show(root.id());
		assertEquals(List.of("root", "left", "left end"), shown());
		branches().show(other.id());
		assertEquals(List.of("another beginning"), shown());
	}

	@Test
	void manyMessagesAtOnceShowTheBranchOfTheLast() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message a = add(root, "a");
		Message b = question(thread, Optional.of(root.id()), "b");
		store.appendAll(List.of(b, question(thread, Optional.of(a.id()), "a end")));
		assertEquals(List.of("root", "a", "a end"), shown());
		branches().show(root.id());
		assertEquals(List.of("root", "a", "a end"), shown());
		branches().show(b.id());
		assertEquals(List.of("root", "b"), shown());
		branches().show(root.id());
		assertEquals(List.of("root", "b"), shown());
	}

	@Test
	void showingABranchMovesNoThread() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message left = add(root, "left");
		add(root, "right");
		Conversation second = create("Second");
		Conversation before = now(thread);
		var heard = new CopyOnWriteArrayList<HistoryChange>();
		store.onChange(heard::add);
		branches().show(left.id());
		assertEquals(second.id(), store.conversations().getFirst().id());
		assertEquals(before.updated(), now(thread).updated());
		assertEquals(Optional.of(left.id()), now(thread).leaf());
		store.settle();
		assertEquals(List.of(new HistoryChange(Kind.BRANCH_SHOWN, thread.id(), Optional.empty(), thread.temporary())), heard);
	}

	@Test
	void aDeepThreadKnowsItsForks() throws HistoryException {
		List<Message> all = chain(400);
		store.appendAll(all);
		Message early = add(all.get(3), "early");
		assertEquals(5, store.messageCount(thread.id()));
		Message late = add(all.get(390), "late");
		assertEquals(392, store.messageCount(thread.id()));
		branches().show(all.get(391).id());
		assertEquals(Optional.of(all.getLast().id()), now(thread).leaf());
		branches().show(early.id());
		branches().show(all.get(4).id());
		assertEquals(Optional.of(all.getLast().id()), now(thread).leaf());
		branches().show(late.id());
		branches().show(all.getFirst().id());
		assertEquals(Optional.of(late.id()), now(thread).leaf());
		branches().delete(all.get(2).id());
		assertEquals(2, store.messageCount(thread.id()));
		branches().restore(all.get(2).id());
		assertEquals(Optional.of(late.id()), now(thread).leaf());
	}

	@Test
	void deletesAMessageWithAllBelowItAndShowsWhatIsBesideIt() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message a = add(root, "a");
		add(a, "a end");
		Message b = add(root, "b");
		Message bEnd = add(b, "b end");
		Message c = add(root, "c");
		branches().delete(b.id());
		assertEquals(List.of("root", "c"), shown(), "what is shown stays");
		branches().delete(c.id());
		assertEquals(List.of("root", "a", "a end"), shown());
		branches().delete(c.id());
		assertEquals(Optional.empty(), store.message(b.id()));
		assertEquals(Optional.empty(), store.message(bEnd.id()));
		assertEquals(new Siblings(List.of(a.id()), 0), siblings(a));
		assertEquals(3, now(thread).totals().messages());
		var left = new ArrayList<String>();
		store.forEachMessage(thread.id(), message -> left.add(message.text()));
		assertEquals(List.of("root", "a", "a end"), left);
		branches().delete(a.id());
		assertEquals(List.of("root"), shown());
		branches().delete(root.id());
		assertEquals(List.of(), shown());
		assertEquals(Optional.empty(), now(thread).leaf());
		assertEquals(0, now(thread).totals().messages());
		assertFails(() -> add(b, "below a deleted one"));
		assertFails(() -> branches().show(b.id()));
		assertFails(() -> branches().fork(b.id(), "fork"));
		assertFails(() -> store.setFavourite(b.id(), true));
		branches().delete(Ids.next());
	}

	@Test
	void restoresWhatWasDeletedAndShowsIt() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message a = add(root, "a");
		Message a1 = add(a, "a 1");
		add(a, "a 2");
		Message b = add(root, "b");
		branches().show(a1.id());
		branches().delete(a1.id());
		assertEquals(List.of("root", "a", "a 2"), shown());
		branches().delete(a.id());
		assertEquals(List.of("root", "b"), shown());
		assertFails(() -> branches().restore(a1.id()));
		branches().restore(a.id());
		assertEquals(List.of("root", "a", "a 2"), shown(), "what was deleted before is not back");
		branches().restore(a1.id());
		assertEquals(List.of("root", "a", "a 1"), shown());
		assertEquals(5, now(thread).totals().messages());
		assertFails(() -> branches().restore(a1.id()));
		assertFails(() -> branches().restore(b.id()));
		assertFails(() -> branches().restore(Ids.next()));
	}

	@Test
	void goesOnAfterADeletion() throws HistoryException {
		Message root = add(Optional.empty(), "root");
		Message a = add(root, "a");
		Message b = add(root, "b");
		branches().show(a.id());
		branches().delete(a.id());
		branches().delete(b.id());
		Message c = add(root, "c");
		assertEquals(List.of("root", "c"), shown());
		branches().show(root.id());
		assertEquals(List.of("root", "c"), shown());
		branches().restore(a.id());
		assertEquals(List.of("root", "a"), shown());
		branches().show(c.id());
		branches().show(root.id());
		assertEquals(List.of("root", "c"), shown());
	}

	@Test
	void anAnswerCanBeFinishedWhileItIsDeleted() throws HistoryException {
		Message answer = streaming();
		branches().delete(answer.parent().orElseThrow());
		var heard = new CopyOnWriteArrayList<HistoryChange>();
		store.onChange(heard::add);
		Message last = finished(answer, State.STOPPED);
		store.finish(last);
		store.settle();
		assertEquals(List.of(), heard);
		branches().restore(answer.parent().orElseThrow());
		assertEquals(Optional.of(last), store.message(answer.id()));
	}

	@Test
	void forksABranchIntoAThreadOfItsOwn() throws HistoryException {
		store.threads().file(thread.id(), new Filing(true, true, Optional.of("Work")));
		store.threads().setParameters(thread.id(), "{}");
		store.threads().setDraft(thread.id(), "not copied");
		Message asked = add(Optional.empty(), "Why?");
		Message answer = finished(streaming(asked), State.COMPLETE).withToolCalls("[]");
		store.finish(answer);
		add(answer, "not copied");
		add(asked, "a sibling");
		Conversation fork = branches().fork(answer.id(), "Copy");
		assertEquals("Copy", fork.title());
		assertEquals(Optional.of(MODEL), fork.model());
		assertEquals(Optional.of(new Origin(thread.id(), answer.id())), fork.origin());
		assertEquals(Filing.NONE.withFolder(Optional.of("Work")), fork.filing());
		assertEquals(thread.temporary(), fork.temporary());
		assertEquals("{}", store.threads().parameters(fork.id()));
		assertEquals("", store.threads().draft(fork.id()));
		assertEquals(new Totals(2, 0, 0, List.of()), fork.totals(), "nothing was used again");
		List<Message> copies = store.lastMessages(fork.id(), 10);
		assertEquals(2, copies.size());
		assertNotEquals(asked.id(), copies.getFirst().id());
		assertEquals(asked.placed(copies.getFirst().id(), fork.id(), Optional.empty()), copies.getFirst());
		assertEquals(answer.placed(copies.getLast().id(), fork.id(), Optional.of(copies.getFirst().id())), copies.getLast());
		store.delete(thread.id());
		assertEquals(copies, store.lastMessages(fork.id(), 10));
		assertFails(() -> branches().fork(Ids.next(), "x"));
	}

	@Test
	void anAnswerThatIsComingIsCopiedAsStopped() throws HistoryException {
		Message answer = streaming();
		store.checkpoint(answer.id(), "so far", "");
		Conversation fork = branches().fork(answer.id(), "Copy");
		Message copy = store.lastMessages(fork.id(), 1).getFirst();
		assertEquals(State.STOPPED, copy.state());
		assertEquals("so far", copy.text());
		assertFalse(copy.note().isBlank());
		assertEquals(State.STREAMING, store.message(answer.id()).orElseThrow().state());
	}

	/** Compares with a plain rule: every message remembers which child was shown through it last. */
	@Test
	void keepsTheRuleOfTheShownBranchWhateverIsDone() throws HistoryException {
		long seed = Long.getLong("modalis.seed", System.nanoTime());
		var random = new Random(seed);
		var all = new ArrayList<Message>();
		var model = new InMemoryHistoryStore();
		Conversation twin = model.createConversation("Twin", Optional.empty());
		for (int i = 0; i < 150; i++) {
			Message any = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
			boolean there = any != null && store.message(any.id()).isPresent();
			int what = random.nextInt(10);
			if (what < 5 || any == null) {
				Optional<UUID> parent = any != null && there && random.nextInt(8) > 0 ? Optional.of(any.id()) : Optional.empty();
				Message added = add(parent, "message " + i);
				all.add(added);
				model.append(added.placed(added.id(), twin.id(), parent));
			} else if (what < 8 && there) {
				branches().show(any.id());
				model.branches().show(any.id());
			} else if (what == 8) {
				branches().delete(any.id());
				model.branches().delete(any.id());
			} else {
				assertEquals(restores(model.branches(), any), restores(branches(), any), "seed " + seed);
			}
			assertEquals(model.conversation(twin.id()).orElseThrow().leaf(), now(thread).leaf(), "step " + i + ", seed " + seed);
			assertEquals(model.conversation(twin.id()).orElseThrow().totals(), now(thread).totals(), "seed " + seed);
		}
	}

	private static boolean restores(BranchStore in, Message message) {
		try {
			in.restore(message.id());
			return true;
		} catch (HistoryException notDeleted) {
			return false;
		}
	}
}
