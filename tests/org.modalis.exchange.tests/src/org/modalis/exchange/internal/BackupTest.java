package org.modalis.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.exchange.BackupInfo;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.exchange.RestoreReport;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;
import org.modalis.exchange.internal.files.WholeFile;

/** A whole workspace in one archive, and back (L04, L06, L09). */
class BackupTest {

	private static final String CANARY = "sk-canary-backup-0123456789abcdef";

	@TempDir
	Path folder;
	private RealWorkspace here;
	private Path archive;

	@BeforeEach
	void open() throws Exception {
		here = new RealWorkspace(folder.resolve("one"));
		archive = folder.resolve("backup.zip");
		Conversation thread = here.store().createConversation("One", Optional.empty());
		var file = Attachment.of(here.store().attachments().put(new ByteArrayInputStream(Exports.PNG), 1 << 20), "image/png", "dot.png");
		here.store().append(Message.user(Ids.next(), thread.id(), Optional.empty(), "Hello", Instant.now()).withAttachments(List.of(file)));
		here.store().prompts().save(Prompt.toSave(Ids.next(), "Greet", "Hi {{name}}", "", List.of(), false));
		here.settings.set("chat.model", "local/tiny");
		RealWorkspace.write(here.folder.resolve("calls/2026-11.jsonl"), "{\"host\":\"api.example\"}\n");
		// what must stay out: the secure storage and whatever else lies in a workspace
		RealWorkspace.write(here.folder.resolve("secure_storage"), CANARY);
		RealWorkspace.write(here.folder.resolve(".metadata/.plugins/org.eclipse.equinox.security/secure_storage"), CANARY);
		RealWorkspace.write(here.folder.resolve("connections/last.json"), CANARY);
	}

	@AfterEach
	void close() {
		here.close();
	}

	private BackupInfo backUp() throws Exception {
		return here.backup.backUp(archive, ExchangeProgress.NONE);
	}

	private static RestoreReport restore(RealWorkspace into, Path archive) throws Exception {
		into.backup.prepare(archive, ExchangeProgress.NONE);
		return into.backup.carryOut().orElseThrow();
	}

	private static List<String> titles(RealWorkspace in) throws HistoryException {
		return in.store().conversations().stream().map(Conversation::title).toList();
	}

	@Test
	void filesOfWhatIsNotSentComeAlong() throws Exception {
		var thread = here.store().conversations().getFirst().id();
		Content unsent = here.store().attachments().put(new ByteArrayInputStream("unsent".getBytes()), 100);
		here.store().threads().hold(thread, Set.of(unsent));
		here.store().threads().setDraft(thread, "look at " + unsent.sha256());
		assertEquals(2, backUp().files());
		try (var other = new RealWorkspace(folder.resolve("other"))) {
			restore(other, archive);
			assertEquals("look at " + unsent.sha256(), other.store().threads().draft(thread));
			assertEquals(Set.of(unsent), other.store().threads().held());
			assertEquals("unsent", new String(other.store().attachments().open(unsent).readAllBytes()));
		}
	}

	@Test
	void bringsEverythingBackIntoAnEmptyWorkspace() throws Exception {
		BackupInfo info = backUp();
		assertEquals(1, info.threads());
		assertEquals(1, info.files());
		try (var other = new RealWorkspace(folder.resolve("other"))) {
			assertFalse(other.backup.hasContents());
			RestoreReport report = restore(other, archive);
			assertEquals(Optional.empty(), report.safety());
			assertEquals(List.of("One"), titles(other));
			assertEquals(here.shown("One"), other.shown("One"));
			Attachment file = other.shown("One").getFirst().attachments().getFirst();
			assertEquals(Exports.PNG.length, other.store().attachments().open(file.content()).readAllBytes().length);
			assertEquals("Greet", other.store().prompts().list(PromptQuery.ALL, 0, 1).getFirst().name());
			assertEquals(Optional.of("local/tiny"), other.settings.get("chat.model"));
			assertTrue(Files.exists(other.folder.resolve("calls/2026-11.jsonl")));
			assertFalse(Files.exists(other.folder.resolve("restore")));
			assertEquals(Optional.empty(), other.backup.carryOut());
		}
	}

	@Test
	void keepsABackupOfWhatWasThere() throws Exception {
		backUp();
		try (var other = new RealWorkspace(folder.resolve("other"))) {
			other.store().createConversation("Mine", Optional.empty());
			assertTrue(other.backup.hasContents());
			RestoreReport report = restore(other, archive);
			assertEquals(List.of("One"), titles(other));
			assertTrue(Files.isDirectory(report.aside()));
			restore(other, report.safety().orElseThrow());
			assertEquals(List.of("Mine"), titles(other));
		}
	}

	@Test
	void nothingChangesUntilItIsCarriedOut() throws Exception {
		backUp();
		try (var other = new RealWorkspace(folder.resolve("other"))) {
			other.store().createConversation("Mine", Optional.empty());
			other.backup.prepare(archive, ExchangeProgress.NONE);
			assertEquals(List.of("Mine"), titles(other), "the history is open and as it was");
			other.store().createConversation("Later", Optional.empty());
		}
		try (var started = new RealWorkspace(folder.resolve("other"))) {
			assertTrue(started.backup.carryOut().isPresent());
			assertEquals(List.of("One"), titles(started));
		}
	}

	@Test
	void noKeyIsInABackupOrAnExport() throws Exception {
		backUp();
		Path export = folder.resolve("export.zip");
		here.exchange.write(here.ids(), ExportFormat.JSON, export, ExchangeProgress.NONE);
		for (Path file : List.of(archive, export)) {
			assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(CANARY));
			Zip.read(file).entries().forEach((name, bytes) -> assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(CANARY), name));
			assertTrue(Zip.read(file).entries().keySet().stream().noneMatch(name -> name.contains("secure") || name.contains("metadata")));
		}
	}

	@Test
	void aDamagedBackupIsRefusedAndNothingIsHarmed() throws Exception {
		backUp();
		Zip good = Zip.read(archive);
		String database = good.entries().keySet().stream().filter(name -> name.contains("seg0/")).findFirst().orElseThrow();
		byte[] bytes = good.entries().get(database).clone();
		bytes[bytes.length / 2] ^= 1;
		Path flipped = Zip.read(archive).with(database, bytes).to(folder.resolve("flipped.zip"));
		Path missing = folder.resolve("missing.zip");
		Zip less = Zip.read(archive);
		less.entries().remove(database);
		less.to(missing);
		Path more = Zip.read(archive).with("history/db/seg0/extra.dat", "x").to(folder.resolve("more.zip"));
		Path cut = folder.resolve("cut.zip");
		byte[] all = Files.readAllBytes(archive);
		Files.write(cut, Arrays.copyOf(all, all.length / 2));
		Path slip = Zip.read(archive).with("manifest.json", good.text("manifest.json").replace("settings.json", "../../evil")).to(folder.resolve("slip.zip"));
		Path foreign = new Zip().with("conversations.json", "[]").to(folder.resolve("foreign.zip"));
		Path newer = Zip.read(archive).with("manifest.json", good.text("manifest.json").replace("\"version\":1", "\"version\":9")).to(folder.resolve("newer.zip"));
		Path noZip = Files.writeString(folder.resolve("text.zip"), "hello");
		for (Path bad : List.of(flipped, missing, more, cut, slip, foreign, newer, noZip, folder.resolve("nothing.zip"))) {
			var refused = assertThrows(ExchangeException.class, () -> here.backup.prepare(bad, ExchangeProgress.NONE), bad.toString());
			assertEquals(Kind.UNREADABLE, refused.kind(), bad.toString());
			assertTrue(refused.getMessage().contains("Nothing was changed"), refused.getMessage());
			assertEquals(Optional.empty(), here.backup.carryOut());
			assertEquals(List.of("One"), titles(here));
		}
		assertFalse(Files.exists(folder.resolve("evil")));
	}

	@Test
	void aStoppedBackupLeavesTheOldOneAsItWas() throws Exception {
		backUp();
		byte[] before = Files.readAllBytes(archive);
		var canceled = new ExchangeProgress() {
			@Override
			public void at(long done, long total, String what) {
				// nobody watches
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		assertEquals(Kind.CANCELED, assertThrows(ExchangeException.class, () -> here.backup.backUp(archive, canceled)).kind());
		assertEquals(before.length, Files.size(archive));
		try (var left = Files.list(here.folder)) {
			assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith("backup")), "the copy is cleared away");
		}
	}

	@Test
	void aFullDiskRemovesWhatWasWrittenAndSaysSo() {
		Path file = folder.resolve("full.zip");
		var full = assertThrows(ExchangeException.class, () -> WholeFile.write(file, out -> {
			out.write(new byte[1 << 20]);
			throw new IOException("No space left on device");
		}));
		assertEquals(Kind.NO_SPACE, full.kind());
		assertTrue(full.getMessage().contains("the disk is full"), full.getMessage());
		assertFalse(Files.exists(file));
		assertFalse(Files.exists(folder.resolve("full.zip.partial")));
	}
}
