package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.modalis.api.history.Conversation;
import org.modalis.api.search.SearchHit.Type;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.SearchTerm;
import org.modalis.api.search.SearchTerm.Kind;
import org.modalis.api.search.SearchTime;

/** Says in Lucene's terms what a request asks for. */
final class QueryTranslator {

	private final SearchRequest request;
	private final Threads threads;
	private final IndexReader reader;
	private final ZonedDateTime now;
	private final BooleanQuery.Builder all = new BooleanQuery.Builder();
	/** Operators of which one is enough. */
	private final Map<Kind, BooleanQuery.Builder> choices = new EnumMap<>(Kind.class);

	QueryTranslator(SearchRequest request, Threads threads, IndexReader reader, Clock clock) {
		this.request = request;
		this.threads = threads;
		this.reader = reader;
		now = ZonedDateTime.now(clock);
	}

	/** Everything but the words: what hits must be; the first condition is met by all. */
	BooleanQuery conditions() throws IOException {
		all.add(new MatchAllDocsQuery(), Occur.FILTER);
		List<BytesRef> types = request.types().stream().map(type -> new BytesRef(type.name())).toList();
		if (types.size() < Type.values().length)
			all.add(new TermInSetQuery(Documents.TYPE, types), Occur.FILTER);
		if (request.thread().isPresent())
			all.add(term(Documents.CONVERSATION, Documents.bytes(request.thread().get())), Occur.FILTER);
		for (SearchTerm term : request.query().terms())
			if (term.kind().operator())
				add(term);
		choices.values().forEach(choice -> all.add(choice.build(), Occur.FILTER));
		return all.build();
	}

	private void add(SearchTerm term) throws IOException {
		Query query = query(term);
		if (term.excluded())
			all.add(query, Occur.MUST_NOT);
		else
			switch (term.kind()) {
			case MODEL, PROVIDER, ROLE, IN, FOLDER -> choices.computeIfAbsent(term.kind(), kind -> new BooleanQuery.Builder())
					.add(query, Occur.SHOULD);
			default -> all.add(query, Occur.FILTER);
			}
	}

	private Query query(SearchTerm term) throws IOException {
		String value = term.value();
		return switch (term.kind()) {
		case ROLE -> term(Documents.ROLE, new BytesRef(value.toUpperCase(Locale.ROOT)));
		case HAS -> term(Documents.HAS, new BytesRef(value));
		case BEFORE -> NumericDocValuesField.newSlowRangeQuery(Documents.TIME, Long.MIN_VALUE, millis(value) - 1);
		case AFTER -> NumericDocValuesField.newSlowRangeQuery(Documents.TIME, millis(value), Long.MAX_VALUE);
		case MODEL -> models(model -> Threads.holds(model.substring(model.indexOf('/') + 1), value) || Threads.holds(model, value)
				&& value.indexOf('/') >= 0);
		case PROVIDER -> models(model -> model.substring(0, model.indexOf('/')).equalsIgnoreCase(value));
		case IN -> in(thread -> Threads.holds(thread.title(), value));
		case FOLDER -> in(thread -> thread.filing().folder().filter(value::equalsIgnoreCase).isPresent());
		case IS -> switch (value) {
		case "pinned" -> in(thread -> thread.filing().pinned());
		case "archived" -> in(thread -> thread.filing().archived());
		default -> term(Documents.FAVOURITE, new BytesRef(Documents.FAVOURITE));
		};
		case WORD, PHRASE -> throw new IllegalArgumentException("Not an operator: " + term);
		};
	}

	private static Query term(String field, BytesRef value) {
		return new TermQuery(new Term(field, value));
	}

	private long millis(String time) {
		Optional<Instant> start = SearchTime.start(time, now);
		return start.orElse(Instant.EPOCH).toEpochMilli();
	}

	private Query in(Predicate<Conversation> wanted) {
		long[] keys = threads.keys(wanted);
		return keys.length == 0 ? new MatchNoDocsQuery() : NumericDocValuesField.newSlowSetQuery(Documents.THREAD_KEY, keys);
	}

	/** There are few models, so they are looked through. */
	private Query models(Predicate<String> wanted) throws IOException {
		var found = new ArrayList<BytesRef>();
		Terms models = MultiTerms.getTerms(reader, Documents.MODEL);
		if (models != null) {
			TermsEnum each = models.iterator();
			for (BytesRef model = each.next(); model != null; model = each.next())
				if (wanted.test(model.utf8ToString()))
					found.add(BytesRef.deepCopyOf(model));
		}
		return new TermInSetQuery(Documents.MODEL, found);
	}
}
