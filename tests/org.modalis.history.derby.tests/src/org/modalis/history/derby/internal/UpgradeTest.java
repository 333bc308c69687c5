package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.history.ThreadQuery;
import org.modalis.api.history.Totals;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

/**
 * L02: databases that earlier forms of the history left are brought to the present one, and nothing is hidden.
 * {@code schema1.zip} was written by the first form: a thread with two answers to one question, one that ended in the middle of
 * an answer, and an empty one; {@code schema2.zip} by the second: a thread with all that a studio keeps, one that ended in the middle
 * of an answer, and one in the archive.
 */
class UpgradeTest {

	@TempDir
	Path workspace;
	private DerbyHistoryService service;

	private HistoryStore open(String golden) throws IOException, HistoryException {
		try (InputStream zip = UpgradeTest.class.getResourceAsStream(golden); var in = new ZipInputStream(zip)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				Path path = workspace.resolve(entry.getName());
				if (entry.isDirectory())
					Files.createDirectories(path);
				else
					Files.copy(in, path);
			}
		}
		service = new DerbyHistoryService(workspace);
		return service.open();
	}

	@AfterEach
	void close() {
		service.close();
	}

	private static Map<String, Conversation> threads(HistoryStore store) throws Exception {
		var found = new HashMap<String, Conversation>();
		for (Conversation each : store.conversations())
			found.put(each.title(), each);
		return found;
	}

	@Test
	void everyThreadOfTheFirstFormIsThereWithDefaultsForWhatIsNew() throws Exception {
		HistoryStore store = open("schema1.zip");
		Map<String, Conversation> threads = threads(store);
		assertEquals(List.of("Empty", "Cut off", "Grüße, 世界"), store.conversations().stream().map(Conversation::title).toList());
		for (Conversation each : threads.values()) {
			assertEquals(Filing.NONE, each.filing());
			assertEquals(Optional.empty(), each.origin());
			assertFalse(each.temporary());
			assertEquals("", store.threads().draft(each.id()));
			assertEquals("", store.threads().parameters(each.id()));
		}
		assertEquals(new Totals(5, 21, 42, List.of()), threads.get("Grüße, 世界").totals());
		assertEquals(new Totals(2, 0, 0, List.of()), threads.get("Cut off").totals());
		assertEquals(store.conversations(), store.threads().find(ThreadQuery.ALL, 0, 10));
		assertEquals(1, new Backups(workspace.resolve("history")).newestFirst().size(), "backed up before");
	}

	@Test
	void everyMessageOfTheFirstFormIsThereWithDefaultsForWhatIsNew() throws Exception {
		HistoryStore store = open("schema1.zip");
		Map<String, Conversation> threads = threads(store);
		List<Message> branch = store.lastMessages(threads.get("Grüße, 世界").id(), 10);
		assertEquals(List.of("Why is the sky blue?", "Rayleigh scattering.", "And at dusk?", "Longer pa"),
				branch.stream().map(Message::text).toList());
		Message answer = branch.get(1);
		assertEquals(new Usage(11, 4, 22, 5, true), answer.usage());
		assertEquals(Optional.empty(), answer.cost());
		assertEquals("", answer.toolCalls());
		assertEquals(List.of(), answer.attachments());
		assertFalse(answer.favourite());
		assertEquals(State.STOPPED, branch.getLast().state());
		Message cut = store.lastMessages(threads.get("Cut off").id(), 1).getFirst();
		assertEquals(State.INTERRUPTED, cut.state());
		assertEquals("Half an ans", cut.text());
		var all = new HashMap<String, Message>();
		store.forEachMessage(message -> all.put(message.text(), message));
		assertEquals(7, all.size());
		assertTrue(all.containsKey("Because."), "also what is not on the shown branch");
	}

	@Test
	void whatIsNewWorksWithWhatIsOld() throws Exception {
		HistoryStore store = open("schema1.zip");
		Conversation thread = threads(store).get("Grüße, 世界");
		Message shown = store.lastMessages(thread.id(), 10).get(1);
		var siblings = store.branches().siblings(List.of(shown.id())).get(shown.id());
		store.branches().show(siblings.previous().orElseThrow());
		assertEquals("Because.", store.lastMessages(thread.id(), 1).getFirst().text());
		store.branches().show(shown.id());
		assertEquals("Longer pa", store.lastMessages(thread.id(), 1).getFirst().text());
		store.branches().delete(shown.id());
		store.branches().restore(shown.id());
		assertEquals(4, store.lastMessages(store.branches().fork(thread.leaf().orElseThrow(), "Fork").id(), 10).size());
		Message more = Message.answer(Ids.next(), thread.id(), thread.leaf().orElseThrow(), ModelId.parse("a/b"), "B",
				shown.created());
		store.append(more);
		store.finish(more.withText("ths.", "").ended(State.COMPLETE, "", shown.figures()));
		assertEquals(new Totals(6, 32, 64, List.of()), store.conversation(thread.id()).orElseThrow().totals());
		var from = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
		assertEquals(4, store.usage().report(from, from.plusYears(100)).stream().mapToLong(line -> line.answers()).sum());
	}

	@Test
	void everythingOfTheSecondFormIsThereAndFilesCanBeHeld() throws Exception {
		HistoryStore store = open("schema2.zip");
		Map<String, Conversation> threads = threads(store);
		Conversation letters = threads.get("Letters");
		assertEquals(Set.of("Letters", "Cut off", "Put away"), threads.keySet());
		assertEquals(Filing.NONE.withFolder(Optional.of("Post")).withPinned(true), letters.filing());
		assertTrue(threads.get("Put away").filing().archived());
		assertTrue(store.threads().draft(letters.id()).contains("And then?"));
		assertEquals("{\"temperature\":0.5}", store.threads().parameters(letters.id()));
		List<Message> branch = store.lastMessages(letters.id(), 10);
		assertTrue(branch.getLast().favourite());
		var file = branch.getFirst().attachments().getFirst();
		assertEquals("letter.txt", file.fileName());
		try (InputStream in = store.attachments().open(file.content())) {
			assertEquals("Dear Anna", new String(in.readAllBytes()));
		}
		assertEquals(State.INTERRUPTED, store.lastMessages(threads.get("Cut off").id(), 1).getFirst().state());
		assertEquals("Translate", store.prompts().list(PromptQuery.ALL, 0, 10).getFirst().name());
		assertEquals(Set.of(), store.threads().held());
		store.threads().hold(letters.id(), Set.of(file.content()));
		assertEquals(Set.of(file.content()), store.threads().held());
		assertEquals(1, new Backups(workspace.resolve("history")).newestFirst().size(), "backed up before");
	}
}
