package org.modalis.workbench.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;

class HistoryOpeningTest {

	@Test
	void opensOnAThreadOfItsOwnAndTellsWhatIsWrong() throws Exception {
		var opener = new CompletableFuture<Thread>();
		var told = new CompletableFuture<HistoryException>();
		HistoryOpening.begin(service(() -> {
			opener.complete(Thread.currentThread());
			throw new HistoryException(Kind.IN_USE, "Held by process 17.");
		})).whenFailed(told::complete);
		assertEquals("Held by process 17.", told.get(10, TimeUnit.SECONDS).getMessage());
		assertFalse(opener.get().isVirtual(), "the database does not like to be interrupted or unmounted");
		assertFalse(opener.get() == Thread.currentThread());
	}

	@Test
	void aBugOfTheDatabaseIsToldAsASentence() throws Exception {
		var told = new CompletableFuture<HistoryException>();
		HistoryOpening.begin(service(() -> {
			throw new IllegalStateException("internal detail");
		})).whenFailed(told::complete);
		HistoryException problem = told.get(10, TimeUnit.SECONDS);
		assertEquals(Kind.FAILED, problem.kind());
		assertFalse(problem.getMessage().contains("internal detail"));
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void everyTroubleSaysWhatWasFoundAndLetsTheUserQuit(Kind kind) {
		HistoryTrouble trouble = HistoryTrouble.of(new HistoryException(kind, "What was found."));
		assertTrue(trouble.text().startsWith("What was found."));
		assertEquals(HistoryTrouble.Choice.QUIT, trouble.choices().getLast());
	}

	@Test
	void onlyADatabaseThatCannotBeUsedOffersTheBackup() {
		for (Kind kind : Kind.values())
			assertEquals(kind == Kind.NEWER_SCHEMA || kind == Kind.UNREADABLE, HistoryTrouble
					.of(new HistoryException(kind, "Found.")).choices().contains(HistoryTrouble.Choice.RESTORE_BACKUP), kind.name());
	}

	@FunctionalInterface
	private interface Opening {
		HistoryStore open() throws HistoryException;
	}

	private static HistoryService service(Opening opening) {
		return new HistoryService() {
			@Override
			public HistoryStore open() throws HistoryException {
				return opening.open();
			}

			@Override
			public Path restoreBackup() {
				throw new AssertionError("nobody asked for the backup");
			}
		};
	}
}
