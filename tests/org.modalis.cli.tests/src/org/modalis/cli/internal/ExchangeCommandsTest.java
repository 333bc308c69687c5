package org.modalis.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeProblem;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;

/** The commands import, export, backup and restore. */
class ExchangeCommandsTest {

	private final CliFixture cli = new CliFixture();
	@TempDir
	Path folder;

	@Test
	void importsFilesAndSaysWhatCameOfIt() {
		assertEquals(ExitCode.DONE, cli.run("import", "a.zip", "b"));
		assertEquals(List.of("read [a.zip, b]"), cli.exchange.asked);
		assertEquals("2 threads added, 1 grown, 3 here already; 40 messages and 1 file in all.\n", cli.out());
	}

	@Test
	void listsWhatCouldNotBeImportedAndDoesNotCallThatSuccess() {
		cli.exchange.problems = List.of(new ExchangeProblem("Holiday", "It is no valid JSON."));
		assertEquals(ExitCode.EXCHANGE, cli.run("import", "a.zip"));
		assertTrue(cli.err().contains("Holiday: It is no valid JSON."));
		assertEquals(ExitCode.EXCHANGE, cli.run("import", "a.zip", "--json"));
		assertTrue(cli.out().contains("\"reason\": \"It is no valid JSON.\""));
	}

	@Test
	void saysSoWhenTheWindowHasTheHistory() {
		cli.history = new HistoryService() {
			@Override
			public HistoryStore open() throws HistoryException {
				throw new HistoryException(HistoryException.Kind.IN_USE, "The history is in use by the Modalis window.");
			}

			@Override
			public Path restoreBackup() {
				throw new UnsupportedOperationException();
			}
		};
		assertEquals(ExitCode.HISTORY, cli.run("export", "--all", "--to", folder.resolve("x.md").toString()));
		assertTrue(cli.err().contains("its File menu has the same"), cli.err());
	}

	@Test
	void exportsChosenThreadsOrAll() throws HistoryException {
		var thread = cli.store.createConversation("One", Optional.empty());
		cli.store.createConversation("Two", Optional.empty());
		assertEquals(ExitCode.DONE, cli.run("export", "--thread", thread.id().toString(), "--to", folder.resolve("x.html").toString()));
		assertEquals(ExitCode.DONE, cli.run("export", "--all", "--format", "pdf", "--to", folder.resolve("x.zip").toString()));
		assertEquals(List.of("write 1 HTML", "write 2 PDF"), cli.exchange.asked);
		assertEquals(ExitCode.WRONG_USE, cli.run("export", "--to", folder.resolve("x.md").toString()));
	}

	@Test
	void replacesNoFileUnasked() throws Exception {
		Path there = Files.writeString(folder.resolve("there.zip"), "mine");
		assertEquals(ExitCode.WRONG_USE, cli.run("export", "--all", "--to", there.toString()));
		assertEquals(ExitCode.WRONG_USE, cli.run("backup", there.toString()));
		assertEquals(List.of(), cli.exchange.asked);
		assertEquals(ExitCode.DONE, cli.run("backup", there.toString(), "--force"));
	}

	@Test
	void restoresOnlyWhenToldWhereSomethingIs() {
		cli.exchange.full = true;
		assertEquals(ExitCode.WRONG_USE, cli.run("restore", "b.zip"));
		assertEquals(List.of(), cli.exchange.asked);
		assertEquals(ExitCode.DONE, cli.run("restore", "b.zip", "--yes"));
		assertEquals(List.of("prepare", "carry out"), cli.exchange.asked);
		assertTrue(cli.out().contains("kept in safety.zip"));
	}

	@Test
	void checksABackupWithoutTouchingAnything() {
		assertEquals(ExitCode.DONE, cli.run("restore", "--check", "b.zip"));
		assertEquals(List.of("check"), cli.exchange.asked);
	}

	@Test
	void aDamagedBackupIsASentenceAndAnExitCodeOfItsOwn() {
		cli.exchange.failure = Optional.of(new ExchangeException(ExchangeException.Kind.UNREADABLE, "b.zip is damaged."));
		assertEquals(ExitCode.EXCHANGE, cli.run("restore", "b.zip"));
		assertEquals("b.zip is damaged.\n", cli.err());
		assertFalse(cli.out().contains("Restored"));
	}
}
