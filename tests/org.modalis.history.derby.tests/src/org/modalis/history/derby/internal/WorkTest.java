package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.ThreadQuery;

/** Long threads and long lists cost no more than they must. What is asked of the database is counted, because a time proves little. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkTest {

	private static final int MANY = 20_000;

	@TempDir
	static Path folder;
	private DerbyDatabase database;
	private CountedDatabase counted;
	private DerbyHistoryStore store;

	@BeforeAll
	void open() throws Exception {
		var files = new DatabaseFiles(folder, new Migrations());
		database = files.open();
		counted = new CountedDatabase(database);
		store = new DerbyHistoryStore(counted, database, files.faults(), new AttachmentFiles(files.attachments(), files.faults()),
				Clock.systemUTC());
	}

	@AfterAll
	void close() {
		store.close();
		database.close();
	}

	/** Messages in one thread; each {@code fork}th follows the one before the last, so that there are siblings all along. */
	private List<Message> messages(UUID thread, int count, int fork) {
		var all = new ArrayList<Message>();
		for (int i = 0; i < count; i++) {
			int before = i % fork == fork - 1 ? i - 2 : i - 1;
			all.add(Message.user(Ids.next(), thread, before < 0 ? Optional.empty() : Optional.of(all.get(before).id()), "m" + i,
					Instant.EPOCH));
		}
		return all;
	}

	private long workOf(List<Message> all) throws HistoryException {
		counted.work();
		store.appendAll(all);
		return counted.work();
	}

	@Test
	void anImportCostsTheSamePerMessageHoweverLongItIs() throws Exception {
		for (int fork : new int[] { Integer.MAX_VALUE, 10 }) {
			UUID thread = store.createConversation("Imported", Optional.empty()).id();
			List<Message> all = messages(thread, MANY, fork);
			long few = workOf(all.subList(0, MANY / 10));
			long many = workOf(all.subList(MANY / 10, MANY));
			assertTrue(few < 5L * MANY / 10, few + " for " + MANY / 10);
			assertTrue(many < 10 * few, many + " for nine times " + few);
			assertEquals(MANY, store.conversation(thread).orElseThrow().totals().messages());
		}
	}

	@Test
	void whatIsDoneAtTheEndOfALongThreadDoesNotReadItAll() throws Exception {
		Conversation thread = store.createConversation("Long", Optional.empty());
		List<Message> all = messages(thread.id(), MANY, Integer.MAX_VALUE);
		store.appendAll(all);
		UUID last = all.getLast().id();
		assertWork(70, () -> assertEquals(60, store.lastMessages(thread.id(), 60).size()));
		List<UUID> page = store.lastMessages(thread.id(), 60).stream().map(Message::id).toList();
		assertWork(350, () -> assertEquals(60, store.branches().siblings(page).size()));
		assertWork(15, () -> store.append(Message.user(Ids.next(), thread.id(), Optional.of(last), "more", Instant.EPOCH)));
		Message regenerated = Message.user(Ids.next(), thread.id(), all.get(MANY - 2).parent(), "again", Instant.EPOCH);
		assertWork(150, () -> store.append(regenerated));
		assertWork(200, () -> store.branches().show(last));
		assertWork(200, () -> store.branches().delete(last));
		assertWork(200, () -> store.branches().restore(last));
		assertWork(10, () -> assertEquals(MANY + 1, store.messageCount(thread.id())));
	}

	@Test
	void aListReadsEachThreadOnce() throws Exception {
		for (int i = 0; i < 300; i++)
			store.createConversation("Thread " + i, Optional.empty());
		int threads = store.conversations().size();
		assertWork(threads + 10, () -> store.conversations());
		assertWork(70, () -> store.threads().find(ThreadQuery.ALL.title("thread"), 100, 20));
	}

	private interface Call {
		void run() throws HistoryException;
	}

	private void assertWork(long atMost, Call call) throws HistoryException {
		counted.work();
		call.run();
		long work = counted.work();
		assertTrue(work <= atMost, work + " statements and rows, more than " + atMost);
	}
}
