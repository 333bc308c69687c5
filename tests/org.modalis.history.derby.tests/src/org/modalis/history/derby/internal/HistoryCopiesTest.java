package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;

/** Whole copies of the history, taken while it is open and put in place of another. */
class HistoryCopiesTest {

	@TempDir
	Path folder;
	private DerbyHistoryService service;

	private DerbyHistoryService service(String workspace) {
		service = new DerbyHistoryService(folder.resolve(workspace));
		return service;
	}

	@AfterEach
	void close() {
		service.close();
	}

	private List<String> titles() throws HistoryException {
		return service.open().conversations().stream().map(Conversation::title).toList();
	}

	@Test
	void aCopyOfTheOpenHistoryReplacesAnother() throws HistoryException {
		Path copy = folder.resolve("copy");
		service("one").open().createConversation("One", Optional.empty());
		service.copy(copy);
		service.open().createConversation("Later", Optional.empty());
		service.check(copy);
		assertEquals(List.of("Later", "One"), titles(), "checking a copy must leave the open history alone");
		service.close();
		service("two").open().createConversation("Two", Optional.empty());
		Path aside = service.replace(copy);
		assertTrue(Files.isDirectory(aside), "the history that was there is kept");
		assertEquals(List.of("One"), titles());
	}

	@Test
	void aCopyThatCannotBeReadChangesNothing() throws HistoryException, IOException {
		Path copy = folder.resolve("copy");
		service("one").open().createConversation("One", Optional.empty());
		service.copy(copy);
		Files.write(copy.resolve("db/service.properties"), new byte[100]);
		assertEquals(Kind.UNREADABLE, assertThrows(HistoryException.class, () -> service.check(copy)).kind());
		assertEquals(Kind.UNREADABLE, assertThrows(HistoryException.class, () -> service.replace(copy)).kind());
		assertEquals(List.of("One"), titles());
	}

	@Test
	void aCopyFromANewerModalisIsRefused() throws HistoryException {
		Path copy = folder.resolve("copy");
		var all = new ArrayList<>(new Migrations().all());
		all.add(new Migrations.Migration(all.size() + 1, "V999__later.sql", "CREATE TABLE later (id INTEGER);\n"));
		service = new DerbyHistoryService(() -> folder.resolve("newer"), new Migrations(all), Duration.ofHours(1));
		service.open();
		service.copy(copy);
		service.close();
		service("one").open().createConversation("One", Optional.empty());
		assertEquals(Kind.NEWER_SCHEMA, assertThrows(HistoryException.class, () -> service.check(copy)).kind());
		assertEquals(Kind.NEWER_SCHEMA, assertThrows(HistoryException.class, () -> service.replace(copy)).kind());
		assertEquals(List.of("One"), titles());
	}

	@Test
	void nothingIsCopiedOfAClosedHistory() {
		service("one");
		assertThrows(HistoryException.class, () -> service.copy(folder.resolve("copy")));
		assertFalse(Files.exists(folder.resolve("copy/db")));
	}
}
