package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.ImportStore.Taken;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Totals;

/** What the {@link org.modalis.api.history.ImportStore} of every history keeps to. */
public abstract class ImportStoreContract extends StoreContract {

	private static final Instant MADE = Instant.parse("2024-02-03T04:05:06Z");
	private static final Instant UPDATED = Instant.parse("2024-03-04T05:06:07Z");

	private final UUID id = Ids.next();
	private final Message root = said("root", Optional.empty());
	private final Message left = said("left", Optional.of(root.id()));
	private final Message right = said("right", Optional.of(root.id()));

	private Message said(String text, Optional<UUID> parent) {
		return Message.user(Ids.next(), id, parent, text, MADE);
	}

	private Conversation brought(Optional<UUID> leaf, Instant updated) {
		return new Conversation(id, "Brought", Optional.of(MODEL), leaf, false, new Filing(true, true, Optional.of("Old")),
				Optional.empty(), Totals.NONE, MADE, updated);
	}

	private Taken take(Message leaf, Message... messages) throws HistoryException {
		return store.imports().take(brought(Optional.of(leaf.id()), UPDATED), "{\"a\":1}", List.of(messages));
	}

	private List<String> texts() throws HistoryException {
		return store.lastMessages(id, 100).stream().map(Message::text).toList();
	}

	@Test
	void takesAThreadAsItWas() throws HistoryException {
		assertEquals(new Taken(true, 3, false), take(left, root, left, right));
		Conversation now = store.conversation(id).orElseThrow();
		assertEquals("Brought", now.title());
		assertEquals(MADE, now.created());
		assertEquals(UPDATED, now.updated());
		assertEquals(new Filing(true, true, Optional.of("Old")), now.filing());
		assertEquals(List.of("Old"), store.threads().folders());
		assertEquals("{\"a\":1}", store.threads().parameters(id));
		assertEquals(3, now.totals().messages());
		assertEquals(List.of("root", "left"), texts());
		assertEquals(2, store.branches().siblings(List.of(left.id())).get(left.id()).all().size());
	}

	@Test
	void addsNothingTwice() throws HistoryException {
		take(left, root, left, right);
		Conversation before = store.conversation(id).orElseThrow();
		assertEquals(new Taken(false, 0, false), take(right, root, left, right));
		assertEquals(before, store.conversation(id).orElseThrow());
	}

	@Test
	void growsByWhatIsNew() throws HistoryException {
		take(left, root, left);
		Message more = said("more", Optional.of(left.id()));
		Instant later = UPDATED.plusSeconds(60);
		assertEquals(new Taken(false, 2, false), store.imports().take(brought(Optional.of(more.id()), later), "", List.of(root, left, right, more)));
		assertEquals(List.of("root", "left", "more"), texts());
		assertEquals(later, store.conversation(id).orElseThrow().updated());
	}

	@Test
	void leavesTheUserWhereTheyWentOn() throws HistoryException {
		take(left, root, left);
		Message own = said("own", Optional.of(left.id()));
		store.append(own);
		Instant since = store.conversation(id).orElseThrow().updated();
		assertEquals(new Taken(false, 1, false), take(right, root, left, right));
		assertEquals(List.of("root", "left", "own"), texts());
		assertEquals(since, store.conversation(id).orElseThrow().updated());
	}

	@Test
	void changesNothingThatIsThere() throws HistoryException {
		take(left, root, left);
		Message forged = new Message(left.id(), id, left.parent(), Message.Role.USER, "forged", "", "", List.of(), State.COMPLETE, "",
				Optional.empty(), "", left.figures(), false, MADE);
		assertEquals(new Taken(false, 0, false), take(left, root, forged));
		assertEquals(List.of("root", "left"), texts());
	}

	@Test
	void takesNoMessageOfAnotherThread() throws HistoryException {
		Message elsewhere = add(Optional.empty(), "elsewhere");
		Message stolen = elsewhere.placed(elsewhere.id(), id, Optional.empty());
		Message below = said("below", Optional.of(elsewhere.id()));
		assertEquals(new Taken(true, 1, false), take(root, root, stolen, below));
		assertEquals(List.of("elsewhere"), shown());
	}

	@Test
	void whatWasDeletedStaysDeleted() throws HistoryException {
		take(left, root, left, right);
		store.branches().delete(right.id());
		Message below = said("below", Optional.of(right.id()));
		assertEquals(new Taken(false, 0, false), take(below, root, left, right, below));
		store.delete(id);
		assertEquals(new Taken(false, 0, true), take(left, root, left, right));
		assertTrue(store.conversation(id).isEmpty());
	}

	@Test
	void countsFiguresButRecordsNothingAsUsed() throws HistoryException {
		Message answer = finished(Message.answer(Ids.next(), id, root.id(), MODEL, "Llama", MADE), State.COMPLETE);
		take(answer, root, answer);
		Totals totals = store.conversation(id).orElseThrow().totals();
		assertEquals(10, totals.inputTokens());
		assertEquals(1, totals.costs().size());
		assertEquals(answer, store.message(answer.id()).orElseThrow());
		assertTrue(store.usage().report(Instant.EPOCH.atZone(ZoneOffset.UTC), Instant.now().plusSeconds(60).atZone(ZoneOffset.UTC)).isEmpty());
	}

	@Test
	void refusesAnAnswerThatStillStreams() {
		Message answer = Message.answer(Ids.next(), id, root.id(), MODEL, "Llama", MADE);
		assertThrows(IllegalArgumentException.class, () -> take(answer, root, answer));
	}

	@Test
	void tellsOfTheThreadOnce() throws HistoryException {
		List<HistoryChange> told = new CopyOnWriteArrayList<>();
		try (var listening = store.onChange(told::add)) {
			take(left, root, left, right);
			take(left, root, left, right);
			store.settle();
		}
		assertEquals(List.of(Kind.CONVERSATION_CREATED, Kind.BRANCH_RESTORED), told.stream().map(HistoryChange::kind).toList());
		assertFalse(told.getFirst().temporary());
	}

	@Test
	void takesALongThread() throws HistoryException {
		var all = new ArrayList<Message>();
		for (int i = 0; i < 3000; i++)
			all.add(said("message " + i, i == 0 ? Optional.empty() : Optional.of(all.getLast().id())));
		assertEquals(3000, take(all.getLast(), all.toArray(Message[]::new)).messages());
		assertEquals(3000, store.messageCount(id));
	}
}
