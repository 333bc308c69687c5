package org.modalis.search.lucene.internal;

import java.util.List;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.modalis.search.lucene.internal.AskedWords.Part;

/** Says in Lucene's terms which words are asked for. */
final class WordQueries {

	private static final float BEGINNING = 0.5f;

	private WordQueries() {
	}

	/** Adds what hits must have, and what they must not have. */
	static void add(BooleanQuery.Builder all, AskedWords asked) {
		for (Part part : asked.parts())
			if (part.excluded())
				all.add(whole(part), Occur.MUST_NOT);
			else
				require(all, part);
	}

	private static Query whole(Part part) {
		var one = new BooleanQuery.Builder();
		require(one, part);
		return one.build();
	}

	/** A phrase whose last word is open is looked for as the phrase before it and that word, wherever it is. */
	private static void require(BooleanQuery.Builder all, Part part) {
		List<String> words = part.open() ? part.words().subList(0, part.words().size() - 1) : part.words();
		if (words.size() == 1)
			all.add(word(words.getFirst()), Occur.MUST);
		else if (words.size() > 1)
			all.add(new PhraseQuery(Documents.TEXT, words.toArray(String[]::new)), Occur.MUST);
		if (part.open())
			all.add(beginning(part.words().getLast()), Occur.MUST);
	}

	private static Query word(String word) {
		return new TermQuery(new Term(Documents.TEXT, word));
	}

	/** The whole word counts for more than its beginning. */
	private static Query beginning(String word) {
		Query any = word.length() <= Beginnings.LONGEST ? new TermQuery(new Term(Documents.BEGINNINGS, word))
				: new PrefixQuery(new Term(Documents.TEXT, word));
		Query begun = new BoostQuery(new ConstantScoreQuery(any), BEGINNING);
		return new BooleanQuery.Builder().add(begun, Occur.MUST).add(word(word), Occur.SHOULD).build();
	}
}
