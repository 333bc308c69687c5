package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;

/** Of a temporary thread nothing ever reaches the disk. */
class TemporaryThreadsTest {

	private static final String CANARY = "canary-" + "yellow".repeat(3);

	@TempDir
	Path workspace;

	@Test
	void notAByteOfATemporaryThreadReachesTheDisk() throws Exception {
		var service = new DerbyHistoryService(workspace);
		HistoryStore store = service.open();
		store.createConversation("kept-" + CANARY.toUpperCase(), Optional.empty());
		Conversation thread = store.createTemporary(CANARY, Optional.of(ModelId.parse("local/" + CANARY)));
		store.threads().setDraft(thread.id(), CANARY);
		store.threads().setParameters(thread.id(), CANARY);
		store.threads().file(thread.id(), Filing.NONE.withFolder(Optional.of(CANARY)));
		var content = store.attachments().putTemporary(new ByteArrayInputStream(CANARY.getBytes(StandardCharsets.UTF_8)), 1000);
		Message asked = Message.user(Ids.next(), thread.id(), Optional.empty(), CANARY.repeat(10_000), Instant.now())
				.withAttachments(List.of(Attachment.of(content, "text/plain", CANARY)));
		store.append(asked);
		Message answer = Message.answer(Ids.next(), thread.id(), asked.id(), ModelId.parse("a/b"), CANARY, Instant.now());
		store.append(answer);
		store.checkpoint(answer.id(), CANARY, CANARY);
		store.finish(answer.withText(CANARY, CANARY).ended(State.FAILED, CANARY, answer.figures()));
		store.branches().fork(answer.id(), CANARY);
		store.forEachMessage(message -> assertEquals(0, message.text().indexOf(CANARY)));
		assertNowhere(CANARY);
		service.close();
		assertNowhere(CANARY);
		assertEquals(1, service.open().conversations().size());
		assertEquals(Optional.empty(), service.open().message(asked.id()));
		service.close();
	}

	private void assertNowhere(String text) throws IOException {
		boolean keptIsThere = false;
		try (Stream<Path> files = Files.walk(workspace)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
				assertFalse(bytes.contains(text), file.toString());
				keptIsThere |= bytes.contains("kept-" + text.toUpperCase());
			}
		}
		assertEquals(true, keptIsThere, "what is kept can be seen in the files");
	}

	/** As the writer does after the disk was full. */
	@Test
	void outlivesARestartOfTheEngine() throws Exception {
		var files = new DatabaseFiles(workspace, new Migrations());
		DerbyDatabase database = files.open();
		var store = new DerbyHistoryStore(database, files.faults(), new AttachmentFiles(files.attachments(), files.faults()),
				Clock.systemUTC());
		Conversation thread = store.createTemporary("Temporary", Optional.empty());
		Message asked = Message.user(Ids.next(), thread.id(), Optional.empty(), "asked", Instant.now());
		store.append(asked);
		database.close();
		assertEquals(List.of(asked), store.lastMessages(thread.id(), 10));
		store.append(Message.user(Ids.next(), thread.id(), Optional.of(asked.id()), "more", Instant.now()));
		assertEquals(2, store.messageCount(thread.id()));
		try (Connection connection = database.connect()) {
			assertEquals(new Migrations().target(), Migrations.version(connection));
			connection.commit();
		}
		store.close();
		database.close();
	}
}
