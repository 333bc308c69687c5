package org.modalis.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.lucene.index.IndexWriter;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Message;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.testkit.ChildJvm;
import org.modalis.testkit.InMemoryHistoryStore;
import org.osgi.framework.Bundle;

/** A process is killed while it indexes, again and again over the same index; the next one catches up from the history. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KillTest {

	private static final List<Class<?>> NEEDED = List.of(LuceneSearchIndex.class, IndexWriter.class, InMemoryHistoryStore.class,
			Message.class, ILog.class, URIUtil.class, Location.class, Bundle.class);
	private static final int KILLS = 6;
	private static final int MOST_STEPS = 300;

	@TempDir
	Path workspace;
	@TempDir
	Path other;
	@TempDir
	Path scratch;
	private int steps;

	@Test
	void theIndexCatchesUpByItselfAfterAKill() throws Exception {
		long seed = Long.getLong("modalis.seed", System.nanoTime());
		var random = new Random(seed);
		for (int kill = 0; kill < KILLS; kill++) {
			killAfter(random.nextInt(MOST_STEPS));
			compare("kill " + kill + " after " + steps + " steps, seed " + seed);
		}
		assertTrue(steps > KILLS, "the processes made " + steps + " steps");
	}

	private void killAfter(int more) throws Exception {
		Process indexer = ChildJvm.start(scratch, NEEDED, EndlessIndexer.class, workspace.toString(), "" + steps);
		try (BufferedReader said = indexer.inputReader()) {
			assertEquals("open", said.readLine());
			for (int i = 0; i <= more; i++)
				steps = Integer.parseInt(said.readLine());
			indexer.toHandle().destroyForcibly();
		} finally {
			indexer.destroyForcibly().waitFor();
		}
	}

	/** The index that was killed finds what a new one finds, of a history that has only what was acknowledged. */
	private void compare(String when) throws Exception {
		var history = new KnownHistory(steps).store();
		var killed = new LuceneSearchIndex(history.service(), workspace, Clock.systemUTC());
		var fresh = new LuceneSearchIndex(history.service(), other.resolve("" + steps), Clock.systemUTC());
		try {
			for (String query : List.of("word", "is:favourite", "title", "number" + (steps - 3), "after:2026"))
				assertEquals(found(fresh, query), found(killed, query), query + ", " + when);
			assertTrue(!found(killed, "word").isEmpty() || steps < 1, when);
		} finally {
			killed.close();
			fresh.close();
		}
	}

	private static Set<String> found(LuceneSearchIndex index, String query) throws Exception {
		return index.search(SearchRequest.of(SearchQuery.parse(query), 10_000)).found().stream()
				.map(hit -> hit.type() + " " + hit.conversation() + " " + hit.message() + " " + hit.excerpt().text())
				.collect(Collectors.toSet());
	}
}
