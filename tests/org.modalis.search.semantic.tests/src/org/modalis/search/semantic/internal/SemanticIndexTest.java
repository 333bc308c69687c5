package org.modalis.search.semantic.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.testkit.InMemoryHistoryStore;

/** Over the real model and a real index. */
class SemanticIndexTest {

	@TempDir
	Path workspace;
	private final InMemoryHistoryStore store = new InMemoryHistoryStore();
	private Conversation thread;
	private SemanticIndex index;

	@BeforeEach
	void open() throws HistoryException {
		thread = store.createConversation("Thread", Optional.empty());
		index = new SemanticIndex(store.service(), workspace);
	}

	@AfterEach
	void close() {
		index.close();
	}

	private void reopen() {
		index.close();
		index = new SemanticIndex(store.service(), workspace);
	}

	private UUID add(String text) throws HistoryException {
		return add(thread, text);
	}

	private UUID add(Conversation to, String text) throws HistoryException {
		Message message = Message.user(Ids.next(), to.id(), Optional.empty(), text, Instant.now());
		store.append(message);
		return message.id();
	}

	/** After everything was read. */
	private List<UUID> near(String text) throws Exception {
		store.settle();
		assertTrue(index.settle());
		return index.near(text, Optional.empty(), 10);
	}

	@Test
	void findsWhatMeansTheSameInOtherWordsAndNothingElse() throws Exception {
		UUID physician = add("My physician prescribed some pills against the pain.");
		UUID bread = add("Bake the bread for forty minutes at 220 degrees.");
		UUID list = add("How do I remove duplicates from a list in Python?");
		assertEquals(List.of(physician), near("doctor gave medicine"));
		assertEquals(List.of(bread), near("oven recipe"));
		assertEquals(List.of(list), near("make array elements unique"));
		assertEquals(List.of(), near("football championship"));
		assertEquals(List.of(), near(" "));
	}

	@Test
	void findsTheSecondPassageOfALongMessage() throws Exception {
		UUID both = add("The stock market fell after the announcement. ".repeat(15) + "Bake the bread for forty minutes at 220 degrees. ".repeat(15));
		assertEquals(List.of(both), near("oven recipe"));
		assertEquals(List.of(both), near("share prices crash"));
	}

	@Test
	void followsWhatIsAddedFinishedAndDeleted() throws Exception {
		assertEquals(List.of(), near("oven recipe"));
		UUID bread = add("Bake the bread for forty minutes at 220 degrees.");
		assertEquals(List.of(bread), near("oven recipe"));
		Message answer = Message.answer(Ids.next(), thread.id(), bread, ModelId.parse("openai/gpt-5"), "", Instant.now());
		store.append(answer);
		assertEquals(List.of(bread), near("oven recipe"));
		store.finish(answer.withText("Heat the oven before you bake the cake.", "").ended(State.COMPLETE, "", Figures.NONE));
		assertEquals(2, near("oven recipe").size());
		store.branches().delete(answer.id());
		assertEquals(List.of(bread), near("oven recipe"));
		store.delete(thread.id());
		assertEquals(List.of(), near("oven recipe"));
	}

	@Test
	void staysInTheThreadThatIsAskedFor() throws Exception {
		Conversation other = store.createConversation("Other", Optional.empty());
		add("Bake the bread for forty minutes at 220 degrees.");
		UUID cake = add(other, "Heat the oven before you bake the cake.");
		assertEquals(2, near("oven recipe").size());
		assertEquals(List.of(cake), index.near("oven recipe", Optional.of(other.id()), 10));
	}

	@Test
	void temporaryThreadsAreNotRead() throws Exception {
		add(store.createTemporary("Temporary", Optional.empty()), "Bake the bread for forty minutes at 220 degrees.");
		assertEquals(List.of(), near("oven recipe"));
	}

	@Test
	void afterARestartOnlyWhatChangedIsReadAgain() throws Exception {
		UUID bread = add("Bake the bread for forty minutes at 220 degrees.");
		assertEquals(List.of(bread), near("oven recipe"));
		reopen();
		Conversation other = store.createConversation("Other", Optional.empty());
		UUID physician = add(other, "My physician prescribed some pills against the pain.");
		assertEquals(List.of(physician), near("doctor gave medicine"));
		assertEquals(List.of(bread), near("oven recipe"));
		assertEquals(1, index.read(), "only the new message went through the model");
	}

	@Test
	void whatWasNotReadAtTheEndIsReadTheNextTime() throws Exception {
		List<UUID> all = new ArrayList<>();
		for (int i = 0; i < 200; i++)
			all.add(add("Bake the bread number " + i + " for forty minutes at 220 degrees."));
		index.near("oven recipe", Optional.empty(), 10);
		assertTimeout(Duration.ofSeconds(20), this::reopen);
		assertEquals(10, near("oven recipe").size());
		assertTrue(all.containsAll(index.near("oven recipe", Optional.empty(), 10)));
	}

	@Test
	void aDamagedIndexIsMadeAnew() throws Exception {
		UUID bread = add("Bake the bread for forty minutes at 220 degrees.");
		assertEquals(List.of(bread), near("oven recipe"));
		index.close();
		try (Stream<Path> files = Files.list(workspace.resolve("meanings"))) {
			for (Path file : files.filter(each -> each.getFileName().toString().startsWith("segments_")).toList())
				Files.writeString(file, "damaged");
		}
		reopen();
		assertEquals(List.of(bread), near("oven recipe"));
	}

	@Test
	void whoAsksWhileItBeginsOrAfterItsEndGetsNothingAndNeedNotWait() throws Exception {
		add("Bake the bread for forty minutes at 220 degrees.");
		assertEquals(List.of(), index.near("oven recipe", Optional.empty(), 10));
		index.close();
		assertEquals(List.of(), index.near("oven recipe", Optional.empty(), 10));
		assertFalse(index.settle());
	}
}
