package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.modalis.api.history.Message.Role;
import org.modalis.api.model.ModelId;
import org.modalis.api.search.SearchGroup;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchHit.Type;
import org.modalis.api.search.SearchPage;
import org.modalis.api.search.SearchRequest;
import org.modalis.api.search.SearchRequest.Order;
import org.modalis.search.lucene.internal.AskedWords.Part;
import org.modalis.search.lucene.internal.Mixed.Place;

/** Finds what a request asks for in the index as it stands. Threads: any. */
final class Finder {

	private static final int GROUPED = 1000;
	/** Of words that begin with so few letters, none is better than another. */
	private static final int UNSCORED = 2;

	private final Words words;
	private final Threads threads;
	private final Ages.OfParts ages;
	private final Clock clock;

	Finder(Words words, Threads threads, Ages.OfParts ages, Clock clock) {
		this.words = words;
		this.threads = threads;
		this.ages = ages;
		this.clock = clock;
	}

	/** @param near messages found by meaning, best first */
	SearchPage<SearchHit> hits(IndexSearcher searcher, SearchRequest request, List<UUID> near, boolean complete) throws IOException {
		var asked = new AskedWords(request.query(), words);
		int end = (int) Math.min(SearchRequest.DEEPEST, (long) request.offset() + request.limit());
		TopDocs top = top(searcher, request, asked, near.isEmpty() ? end : Math.max(end, Mixed.WINDOW));
		List<Place> all = mixed(searcher, request, asked, top, near);
		StoredFields fields = searcher.storedFields();
		var found = new ArrayList<SearchHit>();
		for (int i = request.offset(); i < Math.min(end, all.size()); i++)
			found.add(hit(searcher, fields, all.get(i), asked));
		return new SearchPage<>(found, top.totalHits.value() + similar(all), counted(top), complete);
	}

	private static long similar(List<Place> all) {
		return all.stream().filter(Place::similar).count();
	}

	private List<Place> mixed(IndexSearcher searcher, SearchRequest request, AskedWords asked, TopDocs top, List<UUID> near)
			throws IOException {
		if (near.isEmpty())
			return Mixed.order(top.scoreDocs, List.of());
		Query messages = new BooleanQuery.Builder()
				.add(new TermInSetQuery(Documents.OWNER, near.stream().map(Documents::bytes).toList()), Occur.FILTER)
				.add(new TermQuery(new Term(Documents.TYPE, Type.MESSAGE.name())), Occur.FILTER)
				.add(new QueryTranslator(request, threads, searcher.getIndexReader(), clock).conditions(), Occur.FILTER).build();
		Map<UUID, ScoreDoc> found = new HashMap<>();
		StoredFields fields = searcher.storedFields();
		for (ScoreDoc each : searcher.search(messages, near.size()).scoreDocs)
			found.put(Documents.id(fields.document(each.doc, Set.of(Documents.OWNER)).getBinaryValue(Documents.OWNER)), each);
		var exact = new BooleanQuery.Builder().add(messages, Occur.FILTER);
		WordQueries.add(exact, asked);
		Set<Integer> behind = new HashSet<>();
		for (ScoreDoc each : searcher.search(exact.build(), near.size()).scoreDocs)
			behind.add(each.doc);
		Arrays.stream(top.scoreDocs).limit(Mixed.WINDOW).forEach(shown -> behind.remove(shown.doc));
		return Mixed.order(top.scoreDocs, near.stream().map(found::get).filter(each -> each != null && !behind.contains(each.doc)).toList());
	}

	private static boolean counted(TopDocs top) {
		return top.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
	}

	SearchPage<SearchGroup> groups(IndexSearcher searcher, SearchRequest request, List<UUID> near, boolean complete) throws IOException {
		var asked = new AskedWords(request.query(), words);
		TopDocs top = top(searcher, request, asked, GROUPED);
		List<Place> all = mixed(searcher, request, asked, top, near);
		var byThread = new LinkedHashMap<Long, List<Place>>();
		long[] keys = keys(searcher, all.stream().map(Place::document).toArray(ScoreDoc[]::new));
		for (int i = 0; i < keys.length; i++)
			byThread.computeIfAbsent(keys[i], key -> new ArrayList<>()).add(all.get(i));
		var found = new ArrayList<SearchGroup>();
		for (List<Place> group : byThread.values().stream().skip(request.offset()).limit(request.limit()).toList())
			found.add(group(searcher, group, asked));
		return new SearchPage<>(found, byThread.size(), counted(top) && top.totalHits.value() <= GROUPED, complete);
	}

	private SearchGroup group(IndexSearcher searcher, List<Place> group, AskedWords asked) throws IOException {
		StoredFields fields = searcher.storedFields();
		var hits = new ArrayList<SearchHit>();
		for (Place each : group.subList(0, Math.min(SearchGroup.SHOWN, group.size())))
			hits.add(hit(searcher, fields, each, asked));
		Optional<UUID> thread = hits.getFirst().conversation();
		return new SearchGroup(thread, thread.map(threads::title).orElse(""), hits, group.size());
	}

	/** The thread of each, in their order; of prompts, which are in none, zero. */
	private static long[] keys(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
		Map<Integer, Long> keys = new HashMap<>();
		int[] ordered = Arrays.stream(found).mapToInt(each -> each.doc).sorted().toArray();
		int at = 0;
		for (var leaf : searcher.getIndexReader().leaves()) {
			NumericDocValues key = leaf.reader().getNumericDocValues(Documents.THREAD_KEY);
			for (; at < ordered.length && ordered[at] < leaf.docBase + leaf.reader().maxDoc(); at++)
				keys.put(ordered[at], key != null && key.advanceExact(ordered[at] - leaf.docBase) ? key.longValue() : 0);
		}
		return Arrays.stream(found).mapToLong(each -> keys.get(each.doc)).toArray();
	}

	private TopDocs top(IndexSearcher searcher, SearchRequest request, AskedWords asked, int count) throws IOException {
		if (request.query().isEmpty() || asked.parts().isEmpty() && !request.query().exact() || count == 0)
			return new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);
		boolean scored = asked.parts().stream().anyMatch(part -> !part.excluded()
				&& (!part.open() || part.words().getLast().length() > UNSCORED || part.words().size() > 1));
		var all = new BooleanQuery.Builder();
		BooleanQuery conditions = new QueryTranslator(request, threads, searcher.getIndexReader(), clock).conditions();
		// the first of them is met by everything, and needed only where nothing else is asked for
		if (conditions.clauses().size() > 1 || asked.parts().stream().allMatch(Part::excluded))
			all.add(conditions, Occur.FILTER);
		WordQueries.add(all, asked);
		if (request.order() == Order.NEWEST || asked.parts().stream().allMatch(Part::excluded))
			return searcher.search(all.build(), count, NEWEST);
		return searcher.search(scored ? new RaisedQuery(all.build(), ages, Raise.byAgeAndTitle(clock.millis()))
				: new RaisedQuery(new BoostQuery(new ConstantScoreQuery(all.build()), 0), ages, Raise.byAge(clock.millis())), count);
	}

	private static final Sort NEWEST = new Sort(new SortField(Documents.TIME, SortField.Type.LONG, true));

	private SearchHit hit(IndexSearcher searcher, StoredFields fields, Place place, AskedWords asked) throws IOException {
		long time = time(searcher.getIndexReader().leaves(), place.document().doc);
		Document document = fields.document(place.document().doc);
		float score = place.document().score;
		Type type = Type.valueOf(document.get(Documents.TYPE));
		UUID owner = Documents.id(document.getBinaryValue(Documents.OWNER));
		Optional<UUID> conversation = Optional.ofNullable(document.getBinaryValue(Documents.CONVERSATION)).map(Documents::id);
		String title = conversation.map(threads::title).orElseGet(() -> document.get(Documents.TITLE));
		String text = Documents.text(document);
		String[] model = Optional.ofNullable(document.get(Documents.MODEL)).orElse("").split("\n", 2);
		return new SearchHit(type, conversation, when(owner, type == Type.MESSAGE || type == Type.ATTACHMENT),
				when(owner, type == Type.PROMPT), title, ExcerptCutter.cut(text, asked.in(text)),
				Optional.ofNullable(document.get(Documents.ROLE)).map(Role::valueOf),
				model[0].isEmpty() ? Optional.empty() : Optional.of(ModelId.parse(model[0])), model.length > 1 ? model[1] : "",
				Instant.ofEpochMilli(time), Float.isNaN(score) ? 0 : score,
				place.similar());
	}

	private long time(List<LeafReaderContext> parts, int doc) throws IOException {
		LeafReaderContext part = parts.get(ReaderUtil.subIndex(doc, parts));
		return ages.of(part.reader()).time(doc - part.docBase);
	}

	private static Optional<UUID> when(UUID id, boolean so) {
		return so ? Optional.of(id) : Optional.empty();
	}
}
