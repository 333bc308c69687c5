package org.modalis.history.derby.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.apache.derby.iapi.jdbc.AutoloadedDriver;
import org.apache.derby.shared.common.error.StandardException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.testkit.ChildJvm;
import org.osgi.framework.Bundle;

/** L01: a process is killed at random moments, again and again on the same database; all it acknowledged is there. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KillTest {

	private static final List<Class<?>> NEEDED = List.of(DerbyHistoryService.class, Message.class, ILog.class, URIUtil.class,
			Location.class, Bundle.class, AutoloadedDriver.class, StandardException.class);
	private static final int KILLS = 22;
	private static final int HOLDING_KILLS = 4;
	private static final int MOST_WRITES = 50;

	@TempDir
	Path workspace;
	@TempDir
	Path scratch;
	private final Set<UUID> added = new HashSet<>();
	private final Map<UUID, Integer> saved = new HashMap<>();
	private final Set<UUID> finished = new HashSet<>();

	/** Here, where Derby is warm for the other tests; a process of its own takes seconds for it. */
	@BeforeEach
	void makeDatabase() throws HistoryException {
		var service = new DerbyHistoryService(workspace);
		service.open();
		service.close();
	}

	@Test
	void everythingAcknowledgedSurvivesAKill() throws Exception {
		long seed = Long.getLong("modalis.seed", System.nanoTime());
		var random = new Random(seed);
		for (int kill = 0; kill < KILLS; kill++)
			killAfter(random.nextInt(MOST_WRITES), random.nextInt(2_000_000));
		assertTrue(added.size() > KILLS, "the writers wrote: " + added.size());
		var service = new DerbyHistoryService(workspace);
		try {
			verify(service.open(), seed);
		} finally {
			service.close();
		}
	}

	/** Lets it write so many times and then a little more, so that the kill comes in the middle of something. */
	private void killAfter(int writes, int nanos) throws Exception {
		Process writer = ChildJvm.start(scratch, NEEDED, EndlessWriter.class, workspace.toString());
		try (BufferedReader said = writer.inputReader()) {
			assertEquals("open", said.readLine());
			for (int i = 0; i < writes; i++)
				acknowledge(said.readLine());
			for (long until = System.nanoTime() + nanos; System.nanoTime() < until;)
				Thread.onSpinWait();
			writer.toHandle().destroyForcibly(); // the process itself would close what can still be read
			for (String line = said.readLine(); line != null; line = said.readLine())
				acknowledge(line);
		} finally {
			writer.destroyForcibly().waitFor();
		}
	}

	private void acknowledge(String line) throws IOException {
		String[] word = line.split(" ");
		if (word.length < 2 || word[1].length() != 36)
			return; // the kill cut the line
		UUID id = UUID.fromString(word[1]);
		switch (word[0]) {
		case "added" -> added.add(id);
		case "saved" -> saved.put(id, word.length < 3 ? 0 : Integer.parseInt(word[2]));
		case "finished" -> finished.add(id);
		default -> throw new IOException("Unexpected: " + line);
		}
	}

	private void verify(HistoryStore store, long seed) throws HistoryException {
		int interrupted = 0;
		for (UUID id : added) {
			Message message = store.message(id).orElseThrow(() -> new AssertionError("Lost " + id + ", seed " + seed));
			assertTrue(message.text().length() >= saved.getOrDefault(id, 0), "shorter than acknowledged, seed " + seed);
			boolean complete = message.role() == Message.Role.USER || finished.contains(id);
			if (complete)
				assertEquals(State.COMPLETE, message.state(), "seed " + seed);
			if (message.state() == State.INTERRUPTED) {
				interrupted++;
				assertFalse(message.note().isBlank());
			}
		}
		assertTrue(interrupted > 0, "some answer was cut, seed " + seed);
		store.forEachMessage(message -> assertFalse(message.state() == State.STREAMING));
	}

	/** A file that is attached to what is not sent is there after a kill and after the clean-up that follows the next opening. */
	@Test
	void filesOfWhatIsNotSentSurviveAKillAndTheCleanUp() throws Exception {
		var random = new Random();
		for (int kill = 0; kill < HOLDING_KILLS; kill++) {
			String acknowledged = killHolding("Held " + kill, random.nextInt(12), random.nextInt(2_000_000));
			var service = new DerbyHistoryService(() -> workspace, new Migrations(), Duration.ZERO);
			try {
				HistoryStore store = service.open();
				Content orphan = store.attachments().put(new ByteArrayInputStream(("orphan " + kill).getBytes()), 100);
				String title = "Held " + kill;
				var thread = store.conversations().stream().filter(each -> each.title().equals(title)).findFirst().orElseThrow();
				String[] draft = store.threads().draft(thread.id()).split(" ");
				assertTrue(draft.length == 2, "a draft was acknowledged: " + acknowledged);
				service.close();
				service = new DerbyHistoryService(() -> workspace, new Migrations(), Duration.ZERO);
				store = service.open();
				while (Files.exists(workspace.resolve("attachments").resolve(orphan.sha256().substring(0, 2)).resolve(orphan.sha256())))
					Thread.onSpinWait();
				store.attachments().open(new Content(draft[0], Long.parseLong(draft[1]))).close();
			} finally {
				service.close();
			}
		}
	}

	/** Returns the last line that was acknowledged. */
	private String killHolding(String title, int writes, int nanos) throws Exception {
		Process writer = ChildJvm.start(scratch, NEEDED, HoldingWriter.class, workspace.toString(), title);
		try (BufferedReader said = writer.inputReader()) {
			assertEquals("open", said.readLine());
			String last = said.readLine();
			for (int i = 0; i < writes; i++)
				last = said.readLine();
			for (long until = System.nanoTime() + nanos; System.nanoTime() < until;)
				Thread.onSpinWait();
			writer.toHandle().destroyForcibly();
			return last;
		} finally {
			writer.destroyForcibly().waitFor();
		}
	}

	@Test
	void aSecondProcessIsToldWhoHasTheHistory() throws Exception {
		Process owner = ChildJvm.start(scratch, NEEDED, EndlessWriter.class, workspace.toString());
		try (BufferedReader said = owner.inputReader()) {
			assertEquals("open", said.readLine());
			var refused = assertThrows(HistoryException.class, () -> new DerbyHistoryService(workspace).open());
			assertEquals(HistoryException.Kind.IN_USE, refused.kind());
			assertTrue(refused.getMessage().contains("the Modalis window, process " + owner.pid() + ", since "),
					refused.getMessage());
			assertTrue(said.readLine().startsWith("added"), "the owner goes on unharmed");
		} finally {
			owner.destroyForcibly().waitFor();
		}
		var next = new DerbyHistoryService(workspace);
		assertEquals(1, next.open().conversations().size());
		next.close();
	}
}
