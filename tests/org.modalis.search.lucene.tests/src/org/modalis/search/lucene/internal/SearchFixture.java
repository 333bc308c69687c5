package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.testkit.InMemoryHistoryStore;

/** A history in memory with one thread, and a real index of it. */
abstract class SearchFixture {

	static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	@TempDir
	Path workspace;
	final InMemoryHistoryStore store = new InMemoryHistoryStore();
	Conversation thread;
	LuceneSearchIndex index;

	@BeforeEach
	void open() throws Exception {
		thread = store.createConversation("Thread", Optional.empty());
		index = opened();
	}

	@AfterEach
	void close() {
		index.close();
	}

	LuceneSearchIndex opened() {
		return new LuceneSearchIndex(store.service(), workspace, Clock.fixed(NOW, ZoneOffset.UTC));
	}

	void reopen() {
		index.close();
		index = opened();
	}

	Message add(String text) throws Exception {
		return add(text, NOW);
	}

	Message add(String text, Instant time) throws Exception {
		Message message = Message.user(Ids.next(), thread.id(), Optional.empty(), text, time);
		store.append(message);
		return message;
	}

	Message answer(Message asked, String model, String name, String text) throws Exception {
		Message answer = Message.answer(Ids.next(), asked.conversation(), asked.id(), ModelId.parse(model), name, NOW)
				.withText(text, "").ended(State.COMPLETE, "", Figures.NONE);
		store.append(answer);
		return answer;
	}

	List<SearchHit> hits(SearchRequest request) throws IOException {
		return index.search(request).found();
	}

	List<SearchHit> hits(String query) throws IOException {
		return hits(SearchRequest.of(SearchQuery.parse(query), 10));
	}

	/** The excerpts, sorted, so that tests of what is found need not care for the order. */
	List<String> found(String query) throws IOException {
		return hits(query).stream().map(hit -> hit.excerpt().text()).sorted().toList();
	}

	/** As {@link #found}, while the last word is being typed. */
	List<String> typed(String query) throws IOException {
		return hits(SearchRequest.of(SearchQuery.typing(query), 10)).stream().map(hit -> hit.excerpt().text()).sorted().toList();
	}

	static List<String> highlighted(SearchHit hit) {
		return hit.excerpt().matches().stream().map(match -> hit.excerpt().text().substring(match.start(), match.end())).toList();
	}
}
