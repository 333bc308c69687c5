package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.Objects;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;

/**
 * What another query finds, the new before the old and titles before texts. The words of a history's most frequent queries say
 * little, so that the age decides: whole blocks of documents that are too old are passed over without looking at their words.
 */
final class RaisedQuery extends Query {

	private final Query found;
	private final Ages.OfParts ages;
	private final Raise raise;

	RaisedQuery(Query found, Ages.OfParts ages, Raise raise) {
		this.found = found;
		this.ages = ages;
		this.raise = raise;
	}

	@Override
	public Query rewrite(IndexSearcher searcher) throws IOException {
		Query simpler = found.rewrite(searcher);
		return simpler == found ? this : new RaisedQuery(simpler, ages, raise);
	}

	@Override
	public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
		Weight inner = found.createWeight(searcher, mode, boost);
		return new Weight(this) {
			@Override
			public ScorerSupplier scorerSupplier(LeafReaderContext part) throws IOException {
				ScorerSupplier scorers = inner.scorerSupplier(part);
				return scorers == null ? null : raised(scorers, part);
			}

			@Override
			public boolean isCacheable(LeafReaderContext part) {
				return false;
			}

			@Override
			public Explanation explain(LeafReaderContext part, int doc) throws IOException {
				Explanation words = inner.explain(part, doc);
				return words.isMatch() ? Explanation.match(raise.of(ages.of(part.reader()), doc, words.getValue().floatValue()),
						"the words, its age and what it is", words) : words;
			}
		};
	}

	private ScorerSupplier raised(ScorerSupplier scorers, LeafReaderContext part) {
		return new ScorerSupplier() {
			@Override
			public Scorer get(long leadCost) throws IOException {
				return new RaisedScorer(scorers.get(leadCost), ages.of(part.reader()), raise);
			}

			@Override
			public long cost() {
				return scorers.cost();
			}
		};
	}

	@Override
	public void visit(QueryVisitor visitor) {
		found.visit(visitor.getSubVisitor(Occur.MUST, this));
	}

	@Override
	public String toString(String field) {
		return "raised(" + found.toString(field) + ")";
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof RaisedQuery same && found.equals(same.found) && ages == same.ages && raise.equals(same.raise);
	}

	@Override
	public int hashCode() {
		return Objects.hash(found, raise);
	}
}
