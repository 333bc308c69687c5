package org.modalis.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ExportFormat;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.testkit.SmallDisk;

/** A disk that is really full: what goes out leaves nothing behind, what came in stays, and all goes on when there is room. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FullDiskTest {

	private static final int MEGABYTES = 14;
	private static final String NOISE = "\u6f22 0123456789 abcdefghij ";

	@TempDir
	Path folder;
	@TempDir
	Path mounted;
	private SmallDisk disk;
	private RealWorkspace here;

	@BeforeEach
	void mount() throws Exception {
		disk = SmallDisk.mount(mounted, MEGABYTES);
	}

	@AfterEach
	void unmount() throws Exception {
		if (here != null)
			here.close();
		if (disk != null)
			disk.close();
	}

	private void thread(String title) throws Exception {
		Conversation thread = here.store().createConversation(title, Optional.empty());
		here.store().append(Message.user(Ids.next(), thread.id(), Optional.empty(), NOISE.repeat(2000), Instant.now()));
	}

	@ParameterizedTest
	@EnumSource(ExportFormat.class)
	void anExportThatDoesNotFitLeavesTheOldFileAndNothingElse(ExportFormat format) throws Exception {
		here = new RealWorkspace(folder.resolve("workspace"));
		thread("Long");
		Path file = Files.writeString(disk.folder().resolve("kept." + format.extension()), "mine");
		disk.fill(0);
		var full = assertThrows(ExchangeException.class, () -> here.exchange.write(here.ids(), format, file, ExchangeProgress.NONE));
		assertEquals(Kind.NO_SPACE, full.kind(), full.getMessage());
		assertTrue(full.getMessage().contains("the disk is full"), full.getMessage());
		assertEquals("mine", Files.readString(file));
		try (var left = Files.list(disk.folder())) {
			assertEquals(2, left.count(), "the file and the ballast");
		}
		disk.empty();
		assertEquals(1, here.exchange.write(here.ids(), format, file, ExchangeProgress.NONE).threads());
		assertTrue(Files.size(file) > 500);
	}

	@Test
	void aBackupThatDoesNotFitLeavesTheOldOne() throws Exception {
		here = new RealWorkspace(folder.resolve("workspace"));
		thread("One");
		Path archive = disk.folder().resolve("backup.zip");
		here.backup.backUp(archive, ExchangeProgress.NONE);
		byte[] before = Files.readAllBytes(archive);
		disk.fill(8 * 1024);
		var full = assertThrows(ExchangeException.class, () -> here.backup.backUp(archive, ExchangeProgress.NONE));
		assertEquals(Kind.NO_SPACE, full.kind(), full.getMessage());
		assertArrayEquals(before, Files.readAllBytes(archive));
		disk.empty();
		here.backup.backUp(archive, ExchangeProgress.NONE);
		assertEquals(1, here.backup.check(archive, ExchangeProgress.NONE).threads());
	}

	@Test
	void aBackupOfAWorkspaceOnAFullDiskSaysSoAndChangesNothing() throws Exception {
		here = new RealWorkspace(disk.folder().resolve("workspace"));
		thread("One");
		disk.fill(16 * 1024);
		var full = assertThrows(Exception.class, () -> here.backup.backUp(folder.resolve("backup.zip"), ExchangeProgress.NONE));
		assertTrue(full instanceof ExchangeException exchange && exchange.kind() == Kind.NO_SPACE
				|| full instanceof HistoryException history && history.kind() == HistoryException.Kind.NO_SPACE, full.toString());
		assertTrue(full.getMessage().contains("full"), full.getMessage());
		assertFalse(Files.exists(folder.resolve("backup.zip")));
		assertEquals(1, here.store().conversations().size());
		disk.empty();
		here.backup.backUp(folder.resolve("backup.zip"), ExchangeProgress.NONE);
	}

	@Test
	void anImportKeepsWhatCameInAndGoesOnWhenThereIsRoom() throws Exception {
		here = new RealWorkspace(disk.folder().resolve("workspace"));
		int many = 60;
		Path file = folder.resolve("conversations.json");
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write("[");
			for (int i = 0; i < many; i++)
				out.write((i == 0 ? "" : ",") + Exports.chatGpt("c" + i, "Thread " + i).replace("Because.", "Because " + NOISE.repeat(1500)));
			out.write("]");
		}
		thread("Own");
		disk.fill(1 << 20);
		var full = assertThrows(HistoryException.class, () -> here.read(file));
		assertEquals(HistoryException.Kind.NO_SPACE, full.kind(), full.getMessage());
		assertTrue(full.getMessage().contains("Make space and try again"), full.getMessage());
		List<Conversation> kept = here.store().conversations();
		for (Conversation thread : kept)
			if (!thread.title().equals("Own"))
				assertEquals(2, here.store().lastMessages(thread.id(), 10).size(), thread.title() + " is whole");
		disk.empty();
		var rest = here.read(file);
		assertEquals(many, rest.added() + kept.size() - 1);
		assertEquals(kept.size() - 1, rest.unchanged());
		assertEquals(List.of(), rest.problems());
	}
}
