package org.modalis.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchHit.Type;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;

/** An index of what was there before it, which is made in parts, finds what one finds that followed from the beginning. */
class PartsTest extends SearchFixture {

	private static final String[] WORDS = { "sea", "seal", "sealing", "search", "the", "of", "blue", "sky", "fooBar", "foo_bar", "café",
			"Straße", "検索", "日本語", "ёлка", "x1", "getHTTPServer", "a", "an", "Öl" };

	private void fill(int threads, int messages, long seed) throws Exception {
		var random = new Random(seed);
		for (int i = 0; i < threads; i++) {
			thread = store.createConversation("title " + WORDS[random.nextInt(WORDS.length)], Optional.empty());
			var all = new ArrayList<Message>();
			for (int j = 0; j < messages; j++) {
				var text = new StringBuilder();
				for (int words = random.nextInt(12); words > 0; words--)
					text.append(WORDS[(int) (random.nextDouble() * random.nextDouble() * WORDS.length)])
							.append(random.nextInt(5) == 0 ? ", " : " ");
				all.add(Message.user(Ids.next(), thread.id(), Optional.empty(), text.toString(),
						NOW.minus(Duration.ofMinutes(random.nextInt(1_000_000)))));
			}
			store.appendAll(all);
		}
	}

	private static TreeSet<String> everything(LuceneSearchIndex index, SearchQuery query) throws Exception {
		var all = new TreeSet<String>();
		for (SearchHit hit : index.search(SearchRequest.of(query, 10_000)).found())
			all.add(hit.type() + " " + hit.message() + " " + hit.conversation() + " " + hit.role() + " " + hit.excerpt());
		return all;
	}

	private static void assertSame(SearchQuery query, LuceneSearchIndex followed, LuceneSearchIndex made) throws Exception {
		var more = everything(made, query);
		var less = everything(followed, query);
		assertEquals(less.size(), more.size(), query.text());
		more.removeAll(less);
		assertEquals(List.of(), List.copyOf(more), query.text());
	}

	@Test
	void findsWhatFollowingFinds() throws Exception {
		assertEquals(List.of(), found("sea"), "follows from here on");
		fill(30, 20, 3);
		var made = new LuceneSearchIndex(store.service(), workspace.resolve("other"), Clock.fixed(NOW, ZoneOffset.UTC));
		try {
			for (String query : List.of("sea", "the sea", "\"the sea\"", "\"sea the of\"", "-the", "foobar", "http", "cafe", "strasse", "検索",
					"日本", "елка", "title", "a", "\"of blue\" -sky", "nothing", "sea*", "is:favourite", "after:30d role:user", "sky before:2026-06 role:user"))
				assertSame(SearchQuery.parse(query), index, made);
			for (String begun : List.of("s", "se", "sea", "seal", "seali", "sealin", "検", "日本語", "ё", "get", "geth", "o", "ol", "the se"))
				assertSame(SearchQuery.typing(begun), index, made);
			assertFalse(everything(made, SearchQuery.parse("\"the sea\"")).isEmpty());
			assertFalse(everything(made, SearchQuery.typing("seali")).isEmpty());
		} finally {
			made.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "sea", "the sea", "\"the sea\"", "sea*", "s*", "seal*", "the -blue", "cafe", "sea role:user", "sea after:300d", "title" })
	void aPageIsTheBeginningOfAll(String query) throws Exception {
		fill(250, 20, 5);
		List<SearchHit> all = hits(SearchRequest.of(SearchQuery.parse(query), 10_000));
		List<SearchHit> page = hits(SearchRequest.of(SearchQuery.parse(query), 20));
		assertEquals(all.stream().limit(20).map(SearchHit::score).toList(), page.stream().map(SearchHit::score).toList());
		assertEquals(all.stream().map(SearchHit::score).sorted((a, b) -> Float.compare(b, a)).toList(), all.stream().map(SearchHit::score).toList());
	}

	@Test
	void whatChangesWhileItIsMadeIsFoundOnce() throws Exception {
		fill(200, 20, 7);
		index.search(SearchRequest.of(SearchQuery.parse("sea"), 1).atOnce());
		int favourites = 0;
		for (var each : store.conversations()) {
			List<Message> messages = store.lastMessages(each.id(), 1);
			for (Message message : messages) {
				store.setFavourite(message.id(), true);
				favourites++;
			}
		}
		assertEquals(favourites, index.search(SearchRequest.of(SearchQuery.parse("is:favourite"), 1000)).total());
		assertEquals(4000, index.search(SearchRequest.of(SearchQuery.parse("role:user"), 10_000)).total());
	}

	@Test
	void leavesNoFolderAndTakesAwayThatOfAKilledProcess() throws Exception {
		Path left = Files.createDirectories(workspace.resolve("search/parts/1")).resolve("_0.fdt");
		Files.writeString(left, "half of a part");
		add("the sky");
		assertEquals(List.of("the sky"), found("sky"));
		assertTrue(Files.notExists(workspace.resolve("search/parts")));
	}

	@Test
	void anIndexOfAnotherFormIsMadeAnew() throws Exception {
		add("kept in the history");
		assertEquals(1, found("kept").size());
		index.close();
		try (var folder = FSDirectory.open(workspace.resolve("search"));
				var writer = new IndexWriter(folder, new IndexWriterConfig().setCodec(new IndexCodec()))) {
			writer.deleteDocuments(new Term(Documents.TYPE, Type.MESSAGE.name()));
			writer.setLiveCommitData(Map.of("form", "4." + Words.FORM).entrySet());
			writer.commit();
		}
		index = opened();
		assertEquals(1, found("kept").size());
	}
}
