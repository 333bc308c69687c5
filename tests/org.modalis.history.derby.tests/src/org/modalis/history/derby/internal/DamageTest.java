package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;
import org.modalis.api.history.HistoryStore;
import org.modalis.history.derby.internal.Migrations.Migration;

/** L02, L03, L06: migrations, backups, and databases that cannot be opened. */
class DamageTest {

	private static final List<Migration> SHIPPED = new Migrations().all();
	private static final Migration NEXT = new Migration(SHIPPED.size() + 1, "V999__test.sql",
			"ALTER TABLE conversations ADD COLUMN test BOOLEAN DEFAULT FALSE NOT NULL;\n");

	@TempDir
	static Path template;
	@TempDir
	Path workspace;
	private Path history;
	private Path database;

	@BeforeAll
	static void fill() throws HistoryException {
		var service = new DerbyHistoryService(() -> template, new Migrations(SHIPPED), Duration.ofDays(1));
		service.open().createConversation("Old", Optional.empty());
		service.close();
	}

	@BeforeEach
	void copy() throws IOException {
		history = workspace.resolve("history");
		database = history.resolve("db");
		Folders.copy(template, workspace);
	}

	private DerbyHistoryService service(List<Migration> migrations) {
		return new DerbyHistoryService(() -> workspace, new Migrations(migrations), Duration.ofDays(1));
	}

	private static List<Migration> with(Migration... more) {
		return Stream.concat(SHIPPED.stream(), Stream.of(more)).toList();
	}

	private List<String> titles(DerbyHistoryService service) throws HistoryException {
		try {
			return service.open().conversations().stream().map(Conversation::title).toList();
		} finally {
			service.close();
		}
	}

	private List<Path> backups() throws IOException {
		return new Backups(history).newestFirst();
	}

	private void backUp() throws Exception {
		try (var open = new DerbyDatabase(database)) {
			try (Connection connection = open.connect()) {
				new Backups(history).make(connection, "db");
				connection.commit();
			}
		}
	}

	@Test
	void anOlderDatabaseIsBackedUpAndBroughtToThePresentForm() throws Exception {
		assertEquals(List.of("Old"), titles(service(with(NEXT))));
		assertEquals(1, backups().size());
		assertEquals(List.of("Old"), titles(service(with(NEXT))));
		assertEquals(1, backups().size(), "migrated once only");
	}

	@Test
	void aMigrationThatFailsChangesNothing() throws Exception {
		var broken = new Migration(NEXT.version() + 1, "V999__broken.sql", "ALTER TABLE conversations ADD COLUMN other INTEGER;\nNONSENSE;\n");
		assertThrows(HistoryException.class, () -> service(with(NEXT, broken)).open());
		assertEquals(1, backups().size());
		assertEquals(List.of("Old"), titles(service(SHIPPED)));
	}

	@Test
	void aNewerDatabaseIsRefusedAndTheBackupBeforeItIsOffered() throws Exception {
		titles(service(with(NEXT)));
		var old = service(SHIPPED);
		var refused = assertThrows(HistoryException.class, old::open);
		assertEquals(Kind.NEWER_SCHEMA, refused.kind());
		assertTrue(refused.getMessage().contains("The newest backup is of "), refused.getMessage());
		assertEquals(List.of("Old"), titles(service(with(NEXT))), "refusing changed nothing");
		Path aside = old.restoreBackup();
		assertTrue(Files.exists(aside.resolve("service.properties")));
		assertEquals(List.of("Old"), titles(old));
	}

	@Test
	void keepsTheNewestFiveBackups() throws Exception {
		for (int i = 0; i < Backups.KEPT + 2; i++)
			backUp();
		assertEquals(Backups.KEPT, backups().size());
	}

	@Test
	void backsUpAtTheFirstOpeningOfADay() throws Exception {
		for (int i = 0; i < 2; i++) {
			var service = new DerbyHistoryService(() -> workspace, new Migrations(SHIPPED), Duration.ZERO);
			service.open();
			while (backups().isEmpty())
				Thread.onSpinWait();
			service.close();
		}
		assertEquals(1, backups().size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "service.properties", "log/log1.dat", "seg0/c10.dat", "seg0/c20.dat" })
	void aDamagedDatabaseIsLeftAsItIsAndTheBackupRestored(String file) throws Exception {
		backUp();
		garble(file);
		assertRefusedUntouchedAndRestored();
	}

	private void assertRefusedUntouchedAndRestored() throws Exception {
		Map<String, Integer> before = contents();
		var service = service(SHIPPED);
		var refused = assertThrows(HistoryException.class, service::open);
		assertEquals(Kind.UNREADABLE, refused.kind(), refused.getMessage());
		assertTrue(refused.getMessage().contains("The newest backup is of "), refused.getMessage());
		assertEquals(before, contents());
		service.restoreBackup();
		assertEquals(List.of("Old"), titles(service));
	}

	@ParameterizedTest
	@ValueSource(strings = { "log/log.ctrl", "log/logmirror.ctrl" })
	void oneDamagedControlFileIsMadeGoodByTheOther(String file) throws Exception {
		crashAfterWriting("Newest");
		garble(file);
		assertEquals(List.of("Newest", "Old"), titles(service(SHIPPED)));
	}

	@Test
	void withoutControlFilesTheWholeLogIsReadFromItsBeginning() throws Exception {
		crashAfterWriting("Newest");
		garble("log/log.ctrl");
		garble("log/logmirror.ctrl");
		assertEquals(List.of("Newest", "Old"), titles(service(SHIPPED)));
	}

	@Test
	void withoutControlFilesAndTheBeginningOfTheLogItIsDamaged() throws Exception {
		backUp();
		crashAfterWriting("Newest");
		garble("log/log.ctrl");
		garble("log/logmirror.ctrl");
		Files.move(database.resolve("log/log1.dat"), database.resolve("log/log2.dat"));
		assertRefusedUntouchedAndRestored();
	}

	private void garble(String file) throws IOException {
		byte[] bytes = Files.readAllBytes(database.resolve(file));
		Arrays.fill(bytes, (byte) 0x5A);
		Files.write(database.resolve(file), bytes);
	}

	/** Leaves the files as a kill would: only the log has the new conversation. */
	private void crashAfterWriting(String title) throws Exception {
		var service = service(SHIPPED);
		service.open().createConversation(title, Optional.empty());
		Path asKilled = workspace.resolve("as-killed");
		Folders.copy(database, asKilled);
		service.close();
		Folders.delete(database);
		Files.move(asKilled, database);
	}

	@ParameterizedTest
	@ValueSource(strings = { "service.properties", "log/log1.dat", "log/log.ctrl", "seg0/c10.dat", "seg0/c20.dat" })
	void aMissingFileIsDamage(String file) throws Exception {
		backUp();
		Files.delete(database.resolve(file));
		assertRefusedUntouchedAndRestored();
	}

	@Test
	void aDatabaseThatDisappearedIsNotReplacedByAnEmptyOne() throws Exception {
		backUp();
		Folders.delete(database);
		var service = service(SHIPPED);
		assertEquals(Kind.UNREADABLE, assertThrows(HistoryException.class, service::open).kind());
		service.restoreBackup();
		assertEquals(List.of("Old"), titles(service));
	}

	@Test
	void withoutABackupAnEmptyHistoryIsMadeAndTheOldOneKept() throws Exception {
		Files.write(database.resolve("service.properties"), new byte[0]);
		var service = service(SHIPPED);
		Path aside = service.restoreBackup();
		assertTrue(Files.exists(aside.resolve("seg0")));
		assertEquals(List.of(), titles(service));
	}

	@Test
	void aHalfMadeDatabaseIsMadeAgain() throws Exception {
		Files.createDirectories(history.resolve("new"));
		Files.move(database, history.resolve("new/db"));
		Files.delete(history.resolve("new/db/service.properties"));
		assertEquals(List.of(), titles(service(SHIPPED)));
	}

	@Test
	void aClosedHistorySaysSo() throws Exception {
		var service = service(SHIPPED);
		HistoryStore store = service.open();
		service.close();
		assertEquals(Kind.FAILED, assertThrows(HistoryException.class, store::conversations).kind());
	}

	/** Every byte of the database; the lock file tells nothing about it. */
	private Map<String, Integer> contents() throws IOException {
		var found = new TreeMap<String, Integer>();
		try (Stream<Path> files = Files.walk(database)) {
			for (Path file : files.filter(Files::isRegularFile).filter(each -> !each.endsWith("db.lck")).toList())
				found.put(database.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
		}
		return found;
	}
}
