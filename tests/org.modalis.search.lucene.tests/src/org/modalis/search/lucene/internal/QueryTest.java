package org.modalis.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Filing;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Prompt;
import org.modalis.api.model.ModelId;
import org.modalis.api.search.SearchGroup;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchHit.Type;
import org.modalis.api.search.SearchPage;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.SearchRequest.Order;
import org.modalis.api.search.TextRange;

/** What the query language finds, over real Lucene. */
class QueryTest extends SearchFixture {

	@Test
	void findsWhileTheLastWordIsTyped() throws Exception {
		add("searching the seas");
		add("seven sisters");
		for (String typed : List.of("s", "se", "sea", "sear", "searchin", "the seas", "the s"))
			assertTrue(typed(typed).contains("searching the seas"), typed);
		assertEquals(List.of("seven sisters"), typed("sev"));
		assertEquals(List.of("seven sisters"), typed("\"seven sis"));
		assertEquals(List.of(), typed("the x"));
		assertEquals(List.of(), found("sev"), "the Enter key asks for whole words");
	}

	@Test
	void findsTheWholeWordBeforeItsBeginnings() throws Exception {
		add("sealing wax");
		add("the sea");
		assertEquals("the sea", hits(SearchRequest.of(SearchQuery.typing("sea"), 10)).getFirst().excerpt().text());
	}

	@Test
	void excludes() throws Exception {
		add("blue sky");
		add("blue sea");
		add("grey sky over the sea");
		assertEquals(List.of("blue sky"), found("blue -sea"));
		assertEquals(List.of("Thread", "blue sea", "blue sky"), found("-\"grey sky\""));
		assertEquals(List.of("blue sky"), found("blue -se*"));
	}

	@Test
	void findsPartsOfNamesInCode() throws Exception {
		add("call parseHttpHeader(max_line_length) of org.example.HTTPServer");
		for (String query : List.of("parseHttpHeader", "parsehttpheader", "parse_http_header", "header", "http", "line", "max_line_length",
				"maxLineLength", "server", "HTTPServer", "example", "parseHttp*", "\"call parseHttpHeader max_line_length of\""))
			assertEquals(1, found(query).size(), query);
		add("we host it on github");
		assertEquals(1, found("GitHub").size());
		assertEquals(List.of("header"), highlighted(hits("header").getFirst()).stream().map(String::toLowerCase).toList());
	}

	@Test
	void findsWordsOfManyLanguages() throws Exception {
		add("\u039A\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1 \u03BA\u03CC\u03C3\u03BC\u03B5");
		assertEquals(1, found("\u03BA\u03B1\u03BB\u03B7\u03BC\u03B5\u03C1\u03B1").size(), "Greek without accent");
		add("\u0437\u0430\u0439\u043A\u0430 \u0451\u043B\u043A\u0430");
		assertEquals(1, found("\u0435\u043B\u043A\u0430").size(), "Russian e for yo");
		add("\u65E5\u672C\u8A9E\u306E\u691C\u7D22\u30A8\u30F3\u30B8\u30F3");
		assertEquals(1, found("\u691C\u7D22").size(), "Japanese in the middle of a run");
		assertEquals(1, found("\u7D22").size(), "one character");
		assertEquals(1, typed("\u65E5").size());
		assertEquals(List.of("\u691C\u7D22\u30A8\u30F3\u30B8\u30F3"),
				highlighted(hits("\u691C\u7D22\u30A8\u30F3\u30B8\u30F3").getFirst()));
		add("\uAC80\uC0C9\uC5D4\uC9C4\uC744 \uB9CC\uB4E0\uB2E4");
		assertEquals(1, found("\uC5D4\uC9C4").size(), "Korean without its particle");
		add("\uFF37\uFF49\uFF44\uFF45 letters");
		assertEquals(1, found("wide").size());
		add("\u0939\u093F\u0928\u094D\u0926\u0940");
		assertEquals(0, found("\u0939\u0928\u0926").size(), "vowel signs are letters");
	}

	@Test
	void narrowsByModelProviderAndRole() throws Exception {
		Message asked = add("Why is the sky blue?");
		answer(asked, "openai/gpt-5-mini", "GPT-5 mini", "The sky scatters.");
		answer(asked, "anthropic/claude-sonnet", "Claude Sonnet", "Sky and air.");
		assertEquals(List.of("The sky scatters."), found("sky model:gpt-5"));
		assertEquals(List.of("The sky scatters."), found("sky model:\"GPT-5 mini\""));
		assertEquals(List.of("The sky scatters."), found("sky model:openai/gpt"));
		assertEquals(List.of("Sky and air."), found("sky provider:Anthropic"));
		assertEquals(List.of("Sky and air.", "The sky scatters."), found("sky role:assistant"));
		assertEquals(List.of("Why is the sky blue?"), found("sky role:user"));
		assertEquals(List.of("Sky and air.", "The sky scatters."), found("sky model:gpt model:claude"));
		assertEquals(List.of("Sky and air.", "Why is the sky blue?"), found("sky -model:gpt"));
		assertEquals(List.of(), found("sky model:llama"));
	}

	@Test
	void narrowsByTime() throws Exception {
		add("an old word", NOW.minus(Duration.ofDays(60)));
		add("a new word", NOW.minus(Duration.ofDays(2)));
		assertEquals(List.of("an old word"), found("word before:2026-11"));
		assertEquals(List.of("a new word"), found("word after:2026-11"));
		assertEquals(List.of("a new word"), found("word after:2026-11-22 before:2026-11-23"));
		assertEquals(List.of("a new word"), found("word after:3d"));
		assertEquals(List.of("an old word"), found("word before:1w"));
	}

	private Attachment file(String type, String name, String text) throws Exception {
		Content content = store.attachments().put(new ByteArrayInputStream(name.getBytes()), 1000);
		Optional<Content> extracted = text.isEmpty() ? Optional.empty()
				: Optional.of(store.attachments().put(new ByteArrayInputStream(text.getBytes("UTF-8")), 1000));
		return new Attachment(content, type, name, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), extracted);
	}

	@Test
	void narrowsByWhatAMessageHas() throws Exception {
		store.append(Message.user(Ids.next(), thread.id(), Optional.empty(), "look at this", NOW)
				.withAttachments(List.of(file("image/png", "cat.png", ""))));
		Message report = Message.user(Ids.next(), thread.id(), Optional.empty(), "and look here", NOW)
				.withAttachments(List.of(file("application/pdf", "annual_report.pdf", "The turnover grew.")));
		store.append(report);
		add("look:\n```\ncode\n```");
		add("look at https://example.com");
		assertEquals(List.of("look at this"), found("look has:image"));
		assertEquals(List.of("and look here"), found("look has:pdf"));
		assertEquals(List.of("and look here", "look at this"), found("look has:file"));
		assertEquals(List.of("look: ``` code ```"), found("look has:code"));
		assertEquals(List.of("look at https://example.com"), found("look has:link"));
		SearchHit hit = hits("turnover").getFirst();
		assertEquals(Type.ATTACHMENT, hit.type());
		assertEquals(Optional.of(report.id()), hit.message(), "a file opens at its message");
		assertEquals("annual_report.pdf The turnover grew.", hit.excerpt().text());
		assertEquals(Type.ATTACHMENT, hits("annual report").getFirst().type());
		store.branches().delete(report.id());
		assertEquals(List.of(), found("turnover"));
	}

	@Test
	void narrowsByThreadAndHowItIsFiled() throws Exception {
		add("sky one");
		thread = store.createConversation("Colours of the sea", Optional.of(ModelId.parse("a/b")));
		add("sky two");
		assertEquals(List.of("sky two"), found("sky in:\"of the sea\""));
		assertEquals(List.of("sky one"), found("sky -in:colours"));
		store.threads().file(thread.id(), new Filing(true, true, Optional.of("Work")));
		for (String query : List.of("sky folder:work", "sky is:pinned", "sky is:archived", "sky is:pinned folder:Work"))
			assertEquals(List.of("sky two"), found(query), query);
		store.rename(thread.id(), "Shades");
		store.threads().file(thread.id(), Filing.NONE);
		assertEquals(List.of(), found("sky is:pinned"));
		assertEquals(List.of(), found("sky in:sea"));
		assertEquals(List.of("sky two"), found("sky in:shades"));
	}

	@Test
	void narrowsByFavourite() throws Exception {
		Message message = add("sky one");
		add("sky two");
		store.setFavourite(message.id(), true);
		assertEquals(List.of("sky one"), found("is:favourite sky"));
		assertEquals(List.of("sky one"), found("is:favourite"), "an operator alone");
		store.setFavourite(message.id(), false);
		assertEquals(List.of(), found("is:favourite"));
	}

	@Test
	void findsThreadsByTitleAndPrompts() throws Exception {
		var titled = store.createConversation("Gardening in spring", Optional.of(ModelId.parse("a/b")));
		SearchHit hit = hits("gardening").getFirst();
		assertEquals(Type.THREAD, hit.type());
		assertEquals(Optional.of(titled.id()), hit.conversation());
		assertEquals(Optional.empty(), hit.message());
		assertEquals(List.of("Gardening"), highlighted(hit));
		Prompt prompt = store.prompts().save(Prompt.toSave(Ids.next(), "Poem", "Write of {{season}}", "", List.of("verse"), false));
		hit = hits("verse season").getFirst();
		assertEquals(Type.PROMPT, hit.type());
		assertEquals(Optional.of(prompt.id()), hit.prompt());
		assertEquals("Poem", hit.title());
		assertEquals(List.of(), hits(SearchRequest.of(SearchQuery.parse("season"), 10).types(Type.MESSAGE, Type.THREAD)));
		store.prompts().setFavourite(prompt.id(), true);
		assertEquals(1, found("is:favourite").size());
		store.prompts().delete(prompt.id());
		assertEquals(List.of(), found("season"));
		store.rename(titled.id(), "Harvest");
		assertEquals(List.of(), found("gardening"));
		assertEquals(List.of("Harvest"), found("harvest"));
		store.delete(titled.id());
		assertEquals(List.of(), found("harvest"));
	}

	@Test
	void tellsWhatAHitIs() throws Exception {
		Message answer = answer(add("Why?"), "openai/gpt-5", "GPT-5", "Because of Rayleigh.");
		SearchHit hit = hits("rayleigh").getFirst();
		assertEquals(Type.MESSAGE, hit.type());
		assertEquals(Optional.of(answer.id()), hit.message());
		assertEquals("Thread", hit.title());
		assertEquals(Optional.of(Message.Role.ASSISTANT), hit.role());
		assertEquals(Optional.of(ModelId.parse("openai/gpt-5")), hit.model());
		assertEquals("GPT-5", hit.modelName());
		assertEquals(NOW, hit.time());
		store.rename(thread.id(), "Sky");
		assertEquals("Sky", hits("rayleigh").getFirst().title());
	}

	@Test
	void findsTheBestFirstAndOfAlikeOnesTheNewest() throws Exception {
		Message old = add("word", NOW.minus(Duration.ofDays(300)));
		Message fresh = add("word", NOW);
		Message best = add("rare word", NOW.minus(Duration.ofDays(300)));
		assertEquals(List.of(fresh.id(), old.id()), hits("word -rare").stream().map(hit -> hit.message().orElseThrow()).toList());
		assertEquals(Optional.of(best.id()), hits("rare word").getFirst().message());
		assertEquals(fresh.id(), hits(SearchRequest.of(SearchQuery.parse("word"), 10).order(Order.NEWEST)).getFirst().message()
				.orElseThrow());
	}

	@Test
	void givesPages() throws Exception {
		for (int i = 0; i < 25; i++)
			add("page " + i, NOW.minusSeconds(i));
		var request = SearchRequest.of(SearchQuery.parse("page"), 10);
		SearchPage<SearchHit> first = index.search(request);
		assertEquals(25, first.total());
		assertTrue(first.counted() && first.complete());
		var all = new HashSet<Object>();
		for (int offset = 0; offset < 30; offset += 10)
			hits(request.from(offset)).forEach(hit -> all.add(hit.message()));
		assertEquals(25, all.size());
		assertEquals(List.of(), hits(request.from(30)));
	}

	@Test
	void groupsByThread() throws Exception {
		for (int i = 0; i < 5; i++)
			add("sky " + i, NOW.minusSeconds(1000));
		var busy = thread;
		thread = store.createConversation("Other", Optional.empty());
		add("sky", NOW);
		var request = SearchRequest.of(SearchQuery.parse("sky"), 10);
		List<SearchGroup> groups = index.searchThreads(request).found();
		assertEquals(List.of("Other", "Thread"), groups.stream().map(SearchGroup::title).toList());
		assertEquals(5, groups.get(1).total());
		assertEquals(SearchGroup.SHOWN, groups.get(1).hits().size());
		assertEquals(Optional.of(busy.id()), groups.get(1).conversation());
		assertEquals(5, hits(request.in(busy.id())).size());
		assertEquals(List.of("Thread"), index.searchThreads(request.from(1)).found().stream().map(SearchGroup::title).toList());
	}

	@Test
	void highlightsPhrasesAsAWhole() {
		var query = SearchQuery.parse("\"quick brown\" fox* -dog");
		String text = "Quick Brown foxes, brown dog, quick-brown";
		assertEquals(List.of("Quick Brown", "foxes", "quick-brown"),
				index.matches(query, text).stream().map((TextRange match) -> text.substring(match.start(), match.end())).toList());
		assertFalse(index.matches(SearchQuery.parse("role:user"), text).iterator().hasNext());
	}

	@Test
	void cutsTheExcerptWhereMostIsTogether() throws Exception {
		add("alpha " + "word ".repeat(100) + "alpha\n\n beta   gamma " + "word ".repeat(100));
		SearchHit hit = hits("alpha beta gamma").getFirst();
		assertTrue(hit.excerpt().text().contains("alpha beta gamma"), hit.excerpt().text());
		assertEquals(List.of("alpha", "beta", "gamma"), highlighted(hit));
	}
}
