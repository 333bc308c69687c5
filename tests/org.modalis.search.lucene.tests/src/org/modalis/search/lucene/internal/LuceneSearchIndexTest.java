package org.modalis.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.testkit.InMemoryHistoryStore;

/** Search over real Lucene. */
class LuceneSearchIndexTest extends SearchFixture {

	@Test
	void touchesNothingBeforeTheFirstSearch() {
		assertTrue(Files.notExists(workspace.resolve("search")));
	}

	@Test
	void findsMessagesThatWereThereAndThatCameLater() throws Exception {
		add("the sky is blue");
		assertEquals(List.of("the sky is blue"), found("sky"));
		for (int i = 0; i < 20; i++) {
			add("later" + i);
			assertEquals(List.of("later" + i), found("later" + i));
		}
	}

	@Test
	void combinesWordsPhrasesAndPrefixes() throws Exception {
		add("the quick brown fox");
		add("the brown quick fox");
		add("a foxglove is quick");
		assertEquals(2, found("quick brown").size());
		assertEquals(List.of("the quick brown fox"), found("\"quick brown\""));
		assertEquals(3, found("fox* quick").size());
		assertEquals(List.of("a foxglove is quick"), found("foxg* QUICK"));
		assertEquals(List.of(), found("quick badger"));
	}

	@Test
	void takesNoNoticeOfCaseAndDiacritics() throws Exception {
		add("Ein Gru\u00DF aus K\u00F6ln, caf\u00E9");
		for (String query : List.of("koln", "K\u00D6LN", "Ko\u0308ln", "gruss", "cafe", "cafe\u0301"))
			assertEquals(1, found(query).size(), query);
		add("\u4E16\u754C\u60A8\u597D");
		assertEquals(1, found("\u4E16\u754C").size());
		assertEquals(0, found("\u754C\u4E16").size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "*", "**", "\"", "\"\"", "\"open phrase", "a AND (b OR", "field:value", "x~2^3 [a TO", "\\", "/re/",
			"+-!(){}[]^~?:", "NOT", "\u0000\uD800", "\uD83D\uDE00" })
	void noPunctuationIsAnError(String query) throws Exception {
		add("field value open phrase");
		assertDoesNotThrow(() -> found(query));
		assertDoesNotThrow(() -> index.search(SearchRequest.of(SearchQuery.typing(query), 10)));
	}

	@Test
	void takesPunctuationAsText() throws Exception {
		add("call foo.bar(baz) in C++");
		assertEquals(1, found("foo.bar(baz)").size());
		assertEquals(1, found("\"in c++\"").size());
	}

	@Test
	void showsTheFirstMatchInItsSurroundings() throws Exception {
		Message message = add("word ".repeat(200) + "\nneedle\n" + "word ".repeat(200));
		SearchHit hit = hits("needle").getFirst();
		assertEquals(Optional.of(message.id()), hit.message());
		assertEquals(Optional.of(thread.id()), hit.conversation());
		String text = hit.excerpt().text();
		assertTrue(text.contains("word needle word") && text.startsWith("… ") && text.endsWith(" …"), text);
		assertTrue(text.length() <= 170, text);
		assertEquals(List.of("needle"), highlighted(hit));
	}

	@Test
	void findsAnAnswerByItsFinalText() throws Exception {
		Message asked = add("question");
		Message answer = Message.answer(Ids.next(), thread.id(), asked.id(), ModelId.parse("a/b"), "B", Instant.now());
		store.append(answer);
		assertEquals(List.of(), found("finally"));
		store.finish(answer.withText("finally here", "").ended(State.COMPLETE, "", Figures.NONE));
		assertEquals(List.of("finally here"), found("finally"));
		reopen();
		assertEquals(List.of("finally here"), found("finally"));
	}

	@Test
	void forgetsADeletedConversation() throws Exception {
		add("soon gone");
		assertEquals(1, found("gone").size());
		store.delete(thread.id());
		assertEquals(List.of(), found("gone"));
		thread = store.createConversation("Other", Optional.empty());
		add("gone too");
		assertEquals(1, found("gone").size());
		index.close();
		store.delete(thread.id());
		index = opened();
		assertEquals(List.of(), found("gone"));
	}

	@Test
	void findsWhatWasRestored() throws Exception {
		Message message = add("there and back");
		assertEquals(1, found("back").size());
		store.branches().delete(message.id());
		assertEquals(List.of(), found("back"));
		store.branches().restore(message.id());
		assertEquals(1, found("back").size());
		store.delete(thread.id());
		assertEquals(List.of(), found("back"));
		store.restore(thread.id());
		assertEquals(1, found("back").size());
	}

	@Test
	void findsWhatWasRestoredWithoutIt() throws Exception {
		Message message = add("there and back");
		store.branches().delete(message.id());
		assertEquals(List.of(), found("back"));
		reopen();
		assertEquals(List.of(), found("back"));
		index.close();
		store.branches().restore(message.id());
		index = opened();
		assertEquals(1, found("back").size());
	}

	@Test
	void nothingOfATemporaryThreadGetsIntoTheIndex() throws Exception {
		var temporary = store.createTemporary("Temporary", Optional.empty());
		store.append(Message.user(Ids.next(), temporary.id(), Optional.empty(), "before the first search", Instant.now()));
		assertEquals(List.of(), found("first"));
		store.append(Message.user(Ids.next(), temporary.id(), Optional.empty(), "while it follows", Instant.now()));
		assertEquals(List.of(), found("follows"));
	}

	@Test
	void catchesUpWithWhatHappenedWithoutIt() throws Exception {
		add("first");
		assertEquals(1, found("first").size());
		index.close();
		add("second");
		index = opened();
		assertEquals(1, found("second").size());
		assertEquals(1, found("first").size());
	}

	@Test
	void isMadeAnewWhenDamagedOrMissing() throws Exception {
		add("kept in the history");
		assertEquals(1, found("kept").size());
		for (String ending : List.of(".cfs", ".si", "")) {
			index.close();
			for (Path file : files())
				if (file.toString().endsWith(ending) && !file.endsWith("write.lock"))
					Files.write(file, "garbage instead of an index".repeat(5).getBytes());
			index = opened();
			assertEquals(1, found("kept").size(), "after damage to *" + ending);
		}
		index.close();
		for (Path file : files())
			Files.delete(file);
		index = opened();
		assertEquals(1, found("kept").size());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> found = Files.list(workspace.resolve("search"))) {
			return found.toList();
		}
	}

	@Test
	void anInterruptDoesNoHarmAndIsKept() throws Exception {
		add("interrupted");
		Thread.currentThread().interrupt();
		assertEquals(1, found("interrupted").size());
		assertTrue(Thread.interrupted());
		assertEquals(1, found("interrupted").size());
	}
}
