package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;

/** The files of attached contents. */
@Timeout(120)
class AttachmentFilesTest {

	@TempDir
	Path workspace;
	private AttachmentFiles attachments;

	private Path folder() {
		return workspace.resolve("attachments");
	}

	private AttachmentFiles open() {
		if (attachments != null)
			attachments.close();
		attachments = new AttachmentFiles(folder(), new Faults(folder(), new Backups(workspace.resolve("history"))));
		return attachments;
	}

	@AfterEach
	void close() {
		if (attachments != null)
			attachments.close();
	}

	private static InputStream bytes(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String read(AttachmentStore from, Content content) throws IOException, HistoryException {
		try (InputStream in = from.open(content)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private Path file(Content content) {
		return folder().resolve(content.sha256().substring(0, 2)).resolve(content.sha256());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> found = Files.walk(folder())) {
			return found.filter(Files::isRegularFile).toList();
		}
	}

	@Test
	void keepsEachContentOnce() throws Exception {
		Content content = open().put(bytes("abc"), 10);
		assertEquals(content, attachments.put(bytes("abc"), 10));
		assertEquals(List.of(file(content)), files());
		assertThrows(HistoryException.class, () -> attachments.put(bytes("too long"), 3));
		assertEquals(List.of(file(content)), files(), "nothing half done is left");
		assertEquals("abc", read(open(), content));
	}

	@Test
	void aTruncatedOrChangedFileIsNotHandedOutAndCanBePutAgain() throws Exception {
		Content content = open().put(bytes("a picture"), 10);
		for (String broken : List.of("a pict", "a pixture", "")) {
			Files.writeString(file(content), broken);
			var refused = assertThrows(HistoryException.class, () -> attachments.open(content));
			assertTrue(refused.getMessage().contains("is damaged"), refused.getMessage());
			assertEquals(broken, Files.readString(file(content)), "left as it is");
		}
		attachments.put(bytes("a picture"), 10);
		assertEquals("a picture", read(attachments, content));
		Files.delete(file(content));
		var refused = assertThrows(HistoryException.class, () -> attachments.open(content));
		assertTrue(refused.getMessage().contains("not in"), refused.getMessage());
	}

	@Test
	void aFolderThatCannotBeMadeIsSaid() throws Exception {
		Files.writeString(folder(), "not a folder");
		var refused = assertThrows(HistoryException.class, () -> open().put(bytes("abc"), 10));
		assertEquals(Kind.FAILED, refused.kind());
		assertTrue(refused.getMessage().contains(folder().toString()), refused.getMessage());
	}

	@Test
	void anInterruptHarmsNoPut() throws Exception {
		open();
		for (int i = 0; i < 20; i++) {
			Thread.currentThread().interrupt();
			Content content = attachments.put(bytes("content " + i), 100);
			assertTrue(Thread.interrupted(), "the interrupt status is kept");
			assertEquals("content " + i, read(attachments, content));
		}
	}

	@Test
	void collectsWhatNobodyNamesAndNothingElse() throws Exception {
		Content named = open().put(bytes("named"), 10);
		Content old = attachments.put(bytes("old"), 10);
		Content again = attachments.put(bytes("put again"), 10);
		Files.createDirectories(folder().resolve("new-crashed"));
		Files.writeString(folder().resolve("new-crashed/half"), "half");
		attachments.collect(sha256 -> sha256.equals(named.sha256()), () -> true);
		assertEquals(3, files().size(), "what was put since the opening stays");
		open().put(bytes("put again"), 10);
		attachments.collect(sha256 -> sha256.equals(named.sha256()), () -> true);
		assertEquals(List.of(named, again).stream().map(this::file).sorted().toList(), files().stream().sorted().toList());
		assertFalse(Files.exists(file(old)));
	}

	/** Each content is put just when it is about to be collected. */
	@Test
	void whatIsAddedWhileItIsCollectedStays() throws Exception {
		var all = new ArrayList<Content>();
		for (int i = 0; i < 50; i++)
			all.add((i == 0 ? open() : attachments).put(bytes("content " + i), 100));
		open();
		attachments.collect(sha256 -> {
			int at = all.stream().map(Content::sha256).toList().indexOf(sha256);
			attachments.put(bytes("content " + at), 100);
			return false;
		}, () -> true);
		assertEquals(50, files().size());
	}

	@Test
	void theHistoryCollectsAfterItWasOpened() throws Exception {
		var service = new DerbyHistoryService(() -> workspace, new Migrations(), Duration.ZERO);
		HistoryStore store = service.open();
		Content kept = store.attachments().put(bytes("kept"), 10);
		Content text = store.attachments().put(bytes("text of it"), 10);
		Content dropped = store.attachments().put(bytes("dropped"), 10);
		Content unsent = store.attachments().put(bytes("unsent"), 10);
		store.threads().hold(new UUID(0, 0), Set.of(unsent));
		var thread = store.createConversation("T", Optional.empty());
		var none = OptionalInt.empty();
		store.append(Message.user(Ids.next(), thread.id(), Optional.empty(), "look", Instant.now())
				.withAttachments(List.of(new Attachment(kept, "a/b", "c", none, none, none, Optional.of(text)))));
		service.close();
		store = service.open();
		while (Files.exists(file(dropped)))
			Thread.onSpinWait();
		assertEquals("text of it", read(store.attachments(), text));
		assertEquals("unsent", read(store.attachments(), unsent));
		store.threads().hold(new UUID(0, 0), Set.of());
		store.delete(thread.id());
		service.close();
		service.open();
		while (Files.exists(file(kept)) || Files.exists(file(text)) || Files.exists(file(unsent)))
			Thread.onSpinWait();
		service.close();
	}
}
