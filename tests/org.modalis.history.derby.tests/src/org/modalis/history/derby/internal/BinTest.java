package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;

/** What was deleted stays for its time, and is then gone for good. */
class BinTest {

	private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

	@TempDir
	Path folder;
	private DerbyDatabase database;
	private DerbyHistoryStore store;
	private Conversation thread;
	private final List<Message> chain = new ArrayList<>();

	@BeforeEach
	void fill() throws Exception {
		open(Duration.ZERO);
		thread = store.createConversation("Thread", Optional.empty());
		for (int i = 0; i < 250; i++)
			chain.add(Message.user(Ids.next(), thread.id(), chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast().id()),
					"message " + i, START).withAttachments(List.of(Attachment.of(new Content("ab".repeat(32), 1), "a/b", "c"))));
		store.appendAll(chain);
		store.threads().setDraft(thread.id(), "draft");
		store.threads().hold(thread.id(), Set.of(new Content("cd".repeat(32), 1)));
	}

	private void open(Duration later) throws Exception {
		if (store != null)
			close();
		var files = new DatabaseFiles(folder, new Migrations());
		database = files.open();
		store = new DerbyHistoryStore(database, files.faults(), new AttachmentFiles(files.attachments(), files.faults()),
				Clock.fixed(START.plus(later), ZoneOffset.UTC));
	}

	@AfterEach
	void close() {
		store.close();
		database.close();
	}

	private int rows(String table) throws Exception {
		try (Connection connection = database.connect()) {
			int count = Rows.first(connection, "SELECT COUNT(*) FROM " + table, row -> row.getInt(1)).orElseThrow();
			connection.commit();
			return count;
		}
	}

	@Test
	void aDeletedThreadGoesAfterTheHistoryWasClosed() throws Exception {
		store.branches().delete(chain.get(240).id());
		store.delete(thread.id());
		store.bin().empty(() -> true);
		assertEquals(250, rows("messages"), "it can still be restored");
		open(Duration.ofSeconds(1));
		assertThrows(HistoryException.class, () -> store.restore(thread.id()));
		store.bin().empty(() -> true);
		for (String table : List.of("messages", "conversations", "attachments", "conversation_desks", "deleted_branches", "held_contents"))
			assertEquals(0, rows(table), table);
	}

	@Test
	void deletedMessagesGoAfterThirtyDays() throws Exception {
		store.branches().delete(chain.get(200).id());
		store.branches().delete(chain.get(20).id());
		open(Duration.ofDays(29));
		store.bin().empty(() -> true);
		assertEquals(250, rows("messages"));
		store.branches().restore(chain.get(20).id());
		assertEquals(200, store.messageCount(thread.id()));
		store.branches().delete(chain.get(20).id());
		open(Duration.ofDays(31));
		store.bin().empty(() -> true);
		assertEquals(200, rows("messages"), "what was deleted again has its own time");
		assertThrows(HistoryException.class, () -> store.branches().restore(chain.get(200).id()));
		store.branches().restore(chain.get(20).id());
		assertEquals(chain.subList(0, 200), store.lastMessages(thread.id(), 1000));
		assertEquals(200, store.conversation(thread.id()).orElseThrow().totals().messages());
	}

	@Test
	void goesOnWhereItWasStopped() throws Exception {
		store.branches().delete(chain.get(20).id());
		open(Duration.ofDays(31));
		var left = new int[] { 2 };
		store.bin().empty(() -> left[0]-- > 0);
		int rows = rows("messages");
		assertTrue(rows > 20 && rows < 250, rows + " rows");
		assertEquals(chain.subList(0, 20), store.lastMessages(thread.id(), 1000));
		store.bin().empty(() -> true);
		assertEquals(20, rows("messages"));
		assertEquals(20, rows("attachments"));
		assertEquals(0, rows("deleted_branches"));
	}
}
