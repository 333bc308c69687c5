package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryChange;
import org.modalis.api.history.HistoryChange.Kind;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.ThreadQuery;
import org.modalis.api.history.ThreadQuery.Order;
import org.modalis.api.history.ThreadStore;
import org.modalis.api.model.ModelId;

/** What every {@link ThreadStore} keeps to. */
public abstract class ThreadStoreContract extends StoreContract {

	private ThreadStore threads() {
		return store.threads();
	}

	private List<String> found(ThreadQuery query) throws HistoryException {
		List<Conversation> all = threads().find(query, 0, 100);
		assertEquals(all.size(), threads().count(query));
		return all.stream().map(Conversation::title).toList();
	}

	@Test
	void filesThreadsWithoutMovingThem() throws HistoryException {
		Conversation second = create("Second");
		Conversation before = now(thread);
		var heard = new CopyOnWriteArrayList<HistoryChange>();
		store.onChange(heard::add);
		var filing = new Filing(true, true, Optional.of("Arbeit"));
		threads().file(thread.id(), filing);
		Conversation filed = now(thread);
		assertEquals(filing, filed.filing());
		assertEquals(before.updated(), filed.updated());
		assertEquals(second.id(), store.conversations().getFirst().id());
		store.settle();
		assertEquals(List.of(new HistoryChange(Kind.CONVERSATION_CHANGED, thread.id(), Optional.empty(), thread.temporary())), heard);
		threads().file(thread.id(), Filing.NONE);
		assertEquals(before, now(thread));
		assertFails(() -> threads().file(Ids.next(), filing));
	}

	@Test
	void foldersMayBeEmptyAndLoseNoThread() throws HistoryException {
		threads().createFolder("b");
		threads().createFolder("A");
		threads().createFolder("b");
		assertEquals(List.of("A", "b"), threads().folders());
		threads().file(thread.id(), Filing.NONE.withFolder(Optional.of("c")).withPinned(true));
		assertEquals(List.of("A", "b", "c"), threads().folders());
		threads().renameFolder("c", "d");
		assertEquals(Optional.of("d"), now(thread).filing().folder());
		assertFails(() -> threads().renameFolder("d", "A"));
		assertFails(() -> threads().renameFolder("unknown", "e"));
		threads().deleteFolder("d");
		threads().deleteFolder("d");
		assertEquals(List.of("A", "b"), threads().folders());
		assertEquals(new Filing(true, false, Optional.empty()), now(thread).filing());
		assertThrows(IllegalArgumentException.class, () -> threads().createFolder(" "));
	}

	@Test
	void keepsDraftsAndParametersWithTheThread() throws HistoryException {
		assertEquals("", threads().draft(thread.id()));
		assertEquals("", threads().parameters(thread.id()));
		Conversation before = now(thread);
		threads().setDraft(thread.id(), "Half a questi");
		threads().setParameters(thread.id(), "{\"system\":\"" + "long ".repeat(10_000) + "\"}");
		threads().setDraft(thread.id(), "Half a question");
		assertEquals("Half a question", threads().draft(thread.id()));
		assertEquals(50_013, threads().parameters(thread.id()).length());
		threads().setDraft(thread.id(), "");
		assertEquals("", threads().draft(thread.id()));
		assertEquals(before, now(thread));
		assertFails(() -> threads().setDraft(Ids.next(), "x"));
		assertFails(() -> threads().draft(Ids.next()));
		store.delete(thread.id());
		assertFails(() -> threads().parameters(thread.id()));
		store.restore(thread.id());
		assertEquals(50_013, threads().parameters(thread.id()).length());
	}

	@Test
	void findsThreadsByEachProperty() throws HistoryException {
		Conversation grey = store.createConversation("Grüße 100%", Optional.of(ModelId.parse("local/tiny")));
		Conversation big = store.createConversation("Greetings", Optional.of(ModelId.parse("local/big")));
		threads().file(grey.id(), new Filing(true, false, Optional.of("Work")));
		threads().file(big.id(), new Filing(false, true, Optional.empty()));
		store.append(question(big, Optional.empty(), "look").withAttachments(
				List.of(Attachment.of(new Content("ab".repeat(32), 1), "text/plain", "a.txt"))));
		ThreadQuery all = ThreadQuery.ALL;
		assertEquals(List.of("Greetings", "Grüße 100%", "First"), found(all));
		assertEquals(List.of("Greetings", "Grüße 100%"), found(all.title("gr")));
		assertEquals(List.of("Grüße 100%"), found(all.title("GRÜSSE".replace("SS", "ß"))));
		assertEquals(List.of("Grüße 100%"), found(all.title("%")));
		assertEquals(List.of("Greetings", "Grüße 100%"), found(all.provider("local")));
		assertEquals(List.of("Greetings"), found(all.model(ModelId.parse("local/big"))));
		assertEquals(List.of("Grüße 100%"), found(all.folder("Work")));
		assertEquals(List.of("Grüße 100%"), found(all.pinned(true)));
		assertEquals(List.of("Grüße 100%", "First"), found(all.archived(false)));
		assertEquals(List.of("Greetings"), found(all.attachments(true)));
		assertEquals(List.of("Grüße 100%", "First"), found(all.attachments(false)));
		assertEquals(List.of("Grüße 100%"), found(all.provider("local").archived(false).title("1")));
		assertEquals(List.of(), found(all.title("nothing")));
		Instant middle = now(grey).updated();
		assertEquals(List.of("Grüße 100%"), found(all.updatedBetween(middle, middle.plusNanos(1))));
		assertEquals(List.of("First"), found(all.updatedBetween(Instant.EPOCH, middle)));
	}

	@Test
	void sortsAndPages() throws HistoryException {
		for (String title : List.of("b", "A", "c"))
			create(title);
		add(Optional.empty(), "the newest message");
		ThreadQuery all = ThreadQuery.ALL;
		assertEquals(List.of("First", "c", "A", "b"), found(all));
		assertEquals(List.of("c", "A", "b", "First"), found(all.order(Order.CREATED)));
		assertEquals(List.of("A", "b", "c", "First"), found(all.order(Order.TITLE)));
		assertEquals(List.of("A", "b"),
				threads().find(all, 2, 2).stream().map(Conversation::title).toList());
		assertEquals(store.conversations().subList(1, 4), threads().find(all, 1, 100));
		assertEquals(List.of(), threads().find(all, 4, 2));
		assertEquals(List.of(), threads().find(all, 0, 0));
	}

	@Test
	void sortsAndFindsByCost() throws HistoryException {
		Conversation dear = create("Dear");
		Conversation euro = create("Euro");
		create("Free");
		cost(thread, "0.10");
		cost(thread, "0.05");
		cost(dear, "2");
		store.finish(finished(answer(euro), State.COMPLETE, Optional.of(Cost.of("1", "EUR"))));
		store.finish(finished(answer(euro), State.COMPLETE, Optional.of(Cost.of("0.01", "USD"))));
		ThreadQuery byCost = ThreadQuery.ALL.order(Order.COST);
		assertEquals(List.of("Dear", "Euro", "First", "Free"), found(byCost));
		assertEquals(List.of("Dear", "First"), found(byCost.minCost(Cost.of("0.15", "USD"))));
		assertEquals(List.of("Euro"), found(byCost.minCost(Cost.of("0.5", "EUR"))));
		assertEquals(List.of(Cost.of("1", "EUR"), Cost.of("0.01", "USD")), threads().find(byCost, 1, 1).getFirst().totals().costs());
	}

	private Message answer(Conversation in) throws HistoryException {
		Message asked = question(in, Optional.empty(), "asked");
		store.append(asked);
		return streaming(asked);
	}

	private void cost(Conversation in, String dollars) throws HistoryException {
		store.finish(finished(answer(in), State.COMPLETE, Optional.of(Cost.of(dollars, "USD"))));
	}

	@Test
	void holdsContentsUntilTheHolderHoldsOthers() throws HistoryException {
		var one = new Content("ab".repeat(32), 1);
		var two = new Content("cd".repeat(32), 2);
		var notBegun = new UUID(0, 0);
		threads().hold(thread.id(), Set.of(one, two));
		threads().hold(notBegun, Set.of(two));
		threads().hold(store.createTemporary("Secret", Optional.empty()).id(), Set.of(new Content("ef".repeat(32), 3)));
		assertEquals(Set.of(one, two), threads().held());
		threads().hold(thread.id(), Set.of(one));
		threads().hold(thread.id(), Set.of());
		assertEquals(Set.of(two), threads().held());
		threads().hold(notBegun, Set.of());
		assertEquals(Set.of(), threads().held());
	}

	@Test
	void findsNeitherDeletedNorTemporaryThreads() throws HistoryException {
		store.createTemporary("Secret", Optional.empty());
		Conversation gone = create("Gone");
		store.delete(gone.id());
		assertEquals(List.of("First"), found(ThreadQuery.ALL));
		store.restore(gone.id());
		assertEquals(2, threads().count(ThreadQuery.ALL));
	}
}
