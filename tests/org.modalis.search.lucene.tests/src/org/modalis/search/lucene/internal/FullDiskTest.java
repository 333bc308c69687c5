package org.modalis.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.SmallDisk;

/** The index on a disk that is really full: searching says so, the history goes on, and all is found when there is room. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FullDiskTest {

	@TempDir
	Path folder;
	private final InMemoryHistoryStore store = new InMemoryHistoryStore();
	private final Random random = new Random(1);
	private LuceneSearchIndex index;
	private Conversation thread;

	private void add(int messages, int words) throws Exception {
		for (int i = 0; i < messages; i++) {
			var text = new StringBuilder("apple ");
			for (int word = 0; word < words; word++)
				text.append(Integer.toString(random.nextInt(1_000_000), 36)).append(' ');
			store.append(Message.user(Ids.next(), thread.id(), Optional.empty(), text.toString(), Instant.now()));
		}
		store.settle();
	}

	private int apples() throws IOException {
		return index.search(SearchRequest.of(SearchQuery.parse("apple"), 1000)).found().size();
	}

	@Test
	void saysSoAndFindsEverythingWhenThereIsRoomAgain() throws Exception {
		try (var disk = SmallDisk.mount(folder, 24)) {
			thread = store.createConversation("Thread", Optional.empty());
			index = new LuceneSearchIndex(store.service(), disk.folder(), Clock.systemUTC());
			try {
				add(50, 10);
				assertEquals(50, apples());
				disk.fill(0);
				add(200, 2000);
				for (int again = 0; again < 2; again++) {
					String said = assertThrows(IOException.class, this::apples).getMessage();
					assertTrue(said.contains("the history is not touched"), said);
				}
				disk.empty();
				assertEquals(250, apples());
			} finally {
				index.close();
			}
		}
	}
}
