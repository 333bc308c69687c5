package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.testkit.SmallDisk;

/** A full or read-only disk: said so, and nothing that was acknowledged is lost. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FullDiskTest {

	private static final int MEGABYTES = 12;
	private static final String LONG = "so it goes on and on ".repeat(2000);

	@TempDir
	Path folder;
	private SmallDisk disk;
	private DerbyHistoryService service;
	private final List<Message> acknowledged = new ArrayList<>();

	@BeforeEach
	void mount() throws Exception {
		disk = SmallDisk.mount(folder, MEGABYTES);
		service = new DerbyHistoryService(folder);
	}

	@AfterEach
	void unmount() throws Exception {
		if (disk == null)
			return;
		service.close();
		disk.close();
	}

	private static void assertNoSpace(HistoryException refused) {
		assertEquals(Kind.NO_SPACE, refused.kind(), () -> refused.getMessage() + " " + refused.getCause());
	}

	private void append(HistoryStore store, UUID thread, String text) throws HistoryException {
		Message message = Message.user(Ids.next(), thread, acknowledged.isEmpty() ? Optional.empty()
				: Optional.of(acknowledged.getLast().id()), text, Instant.now());
		store.append(message);
		acknowledged.add(message);
	}

	private HistoryException appendUntilRefused(HistoryStore store, UUID thread) {
		return assertThrows(HistoryException.class, () -> {
			while (true)
				append(store, thread, LONG);
		});
	}

	private void assertAllThere(HistoryStore store, UUID thread) throws HistoryException {
		assertEquals(acknowledged.size(), store.messageCount(thread));
		assertEquals(acknowledged, store.lastMessages(thread, Integer.MAX_VALUE));
	}

	@Test
	void aDiskThatFillsUpIsNamedAndEverythingBeforeIsKept() throws Exception {
		HistoryStore store = service.open();
		UUID thread = store.createConversation("Long", Optional.empty()).id();
		append(store, thread, "First");
		disk.fill(0);
		assertNoSpace(appendUntilRefused(store, thread));
		for (int again = 0; again < 3; again++)
			assertNoSpace(appendUntilRefused(store, thread));
		assertAllThere(store, thread);
		disk.empty();
		append(store, thread, "Last");
		assertAllThere(store, thread);
		service.close();
		assertAllThere(service.open(), thread);
	}

	@Test
	void aHistoryCannotBeOpenedOnAFullDiskAndIsWholeAfterwards() throws Exception {
		UUID thread = service.open().createConversation("Short", Optional.empty()).id();
		append(service.open(), thread, "First");
		service.close();
		disk.fill(0);
		assertNoSpace(assertThrows(HistoryException.class, service::open));
		disk.empty();
		assertAllThere(service.open(), thread);
	}

	@Test
	void aHistoryCannotBeMadeOnAFullDiskAndIsMadeAfterwards() throws Exception {
		disk.fill(0);
		assertNoSpace(assertThrows(HistoryException.class, service::open));
		disk.empty();
		assertEquals(List.of(), service.open().conversations());
	}

	@Test
	void aCrashOnAnAlmostFullDiskIsRepairedWhenThereIsSpace() throws Exception {
		UUID thread = service.open().createConversation("Short", Optional.empty()).id();
		append(service.open(), thread, "First");
		append(service.open(), thread, LONG);
		Path database = folder.resolve("history/db");
		Path asKilled = folder.resolve("as-killed");
		Folders.copy(database, asKilled);
		service.close();
		Folders.delete(database);
		Files.move(asKilled, database);
		for (int left : new int[] { 4, 40, 400 }) {
			disk.fill(left * 1024);
			assertNoSpace(assertThrows(HistoryException.class, service::open));
			disk.empty();
		}
		assertAllThere(service.open(), thread);
	}

	private static int length(HistoryStore store, Content content) throws IOException, HistoryException {
		try (InputStream in = store.attachments().open(content)) {
			return in.readAllBytes().length;
		}
	}

	@Test
	void anAttachmentThatDoesNotFitIsNamedAndLeavesNothingBehind() throws Exception {
		HistoryStore store = service.open();
		Content small = store.attachments().put(new ByteArrayInputStream(new byte[1000]), 1000);
		disk.fill(64 * 1024);
		assertNoSpace(assertThrows(HistoryException.class,
				() -> store.attachments().put(new ByteArrayInputStream(new byte[1_000_000]), 1_000_000)));
		assertEquals(1000, length(store, small));
		assertEquals(1000, Folders.bytes(folder.resolve("attachments")));
		disk.empty();
		Content large = store.attachments().put(new ByteArrayInputStream(new byte[1_000_000]), 1_000_000);
		assertEquals(1_000_000, length(store, large));
	}

	@Test
	void aReadOnlyDiskIsNamedAndNothingIsLost() throws Exception {
		UUID thread = service.open().createConversation("Short", Optional.empty()).id();
		append(service.open(), thread, "First");
		service.close();
		disk.setReadOnly(true);
		HistoryException refused = assertThrows(HistoryException.class, service::open);
		assertNoSpace(refused);
		assertTrue(refused.getMessage().contains("read-only"), refused.getMessage());
		disk.setReadOnly(false);
		assertAllThere(service.open(), thread);
	}
}
