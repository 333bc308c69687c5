package org.modalis.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Message;
import org.modalis.api.search.MeaningIndex;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchHit.Type;
import org.modalis.api.search.SearchPage;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.SearchRequest.Order;

/** What is found by meaning among what is found by words. The bundle that knows meanings has tests of its own. */
class MeaningTest extends SearchFixture {

	/** Answers everything alike. */
	private record Always(List<UUID> nearest, List<String> asked) implements MeaningIndex {

		Always(Message... nearest) {
			this(Arrays.stream(nearest).map(Message::id).toList(), new ArrayList<>());
		}

		@Override
		public List<UUID> near(String text, Optional<UUID> in, int limit) {
			asked.add(text);
			return nearest;
		}
	}

	@Test
	void isMarkedAndComesBehindTheFirstByWords() throws Exception {
		Message exact = add("the doctor gave medicine");
		Message near = add("a physician prescribed pills");
		index.meaning = new Always(near);
		SearchPage<SearchHit> page = index.search(SearchRequest.of(SearchQuery.parse("doctor medicine"), 10));
		assertEquals(List.of(exact.id(), near.id()), page.found().stream().map(hit -> hit.message().get()).toList());
		assertFalse(page.found().getFirst().similar());
		assertTrue(page.found().getLast().similar());
		assertEquals(2, page.total());
	}

	@Test
	void whatIsFoundByBothIsOneHitThatIsNotMarked() throws Exception {
		Message exact = add("the doctor gave medicine");
		index.meaning = new Always(exact);
		List<SearchHit> hits = hits("doctor medicine");
		assertEquals(1, hits.size());
		assertFalse(hits.getFirst().similar());
	}

	@Test
	void phrasesOperatorsAndSingleWordsAreNotAskedForByMeaning() throws Exception {
		Message near = add("a physician prescribed pills");
		var always = new Always(near);
		index.meaning = always;
		for (String exact : List.of("\"doctor medicine\"", "doctor role:user", "doctor -medicine", "doctor"))
			assertEquals(List.of(), hits(exact));
		assertEquals(List.of(), hits(SearchRequest.of(SearchQuery.parse("doctor medicine"), 10).order(Order.NEWEST)));
		assertEquals(List.of(), hits(SearchRequest.of(SearchQuery.parse("doctor medicine"), 10).types(Type.PROMPT)));
		assertEquals(List.of(), always.asked());
	}

	@Test
	void pagesShowTheSameOrderAsOneLongPage() throws Exception {
		List<Message> near = new ArrayList<>();
		for (int i = 0; i < 130; i++) {
			add("some words number" + i);
			if (i % 10 == 0)
				near.add(add("others " + i));
		}
		index.meaning = new Always(near.toArray(Message[]::new));
		SearchRequest request = SearchRequest.of(SearchQuery.parse("some words"), 20);
		List<SearchHit> pages = IntStream.iterate(0, from -> from < 160, from -> from + 20).boxed().flatMap(from -> {
			try {
				return hits(request.from(from)).stream();
			} catch (IOException e) {
				throw new AssertionError(e);
			}
		}).toList();
		assertEquals(143, pages.size());
		assertEquals(143, pages.stream().map(SearchHit::message).distinct().count());
		assertEquals(hits(SearchRequest.of(request.query(), 200)).stream().map(SearchHit::message).toList(),
				pages.stream().map(SearchHit::message).toList());
	}

	@Test
	void threadsAreFoundByMeaningToo() throws Exception {
		Message near = add("a physician prescribed pills");
		index.meaning = new Always(near);
		assertTrue(index.searchThreads(SearchRequest.of(SearchQuery.parse("doctor medicine"), 10)).found().getFirst().hits().getFirst()
				.similar());
	}

	@Test
	void whatWasDeletedMeanwhileIsLeftOut() throws Exception {
		Message near = add("a physician prescribed pills");
		store.delete(thread.id());
		index.meaning = new Always(near);
		assertEquals(List.of(), hits("doctor medicine"));
	}

	@Test
	void aFailureAndAnEndLeaveWhatWordsFind() throws Exception {
		add("the doctor gave medicine");
		index.meaning = (text, in, limit) -> {
			throw new IOException("The model is broken.");
		};
		assertEquals(1, hits("doctor medicine").size());
		index.meaning = null;
		assertEquals(1, hits("doctor medicine").size());
	}
}
