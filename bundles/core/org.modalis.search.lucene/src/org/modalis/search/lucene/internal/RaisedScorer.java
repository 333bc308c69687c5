package org.modalis.search.lucene.internal;

import java.io.IOException;

import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;

/** Scores the documents of one part of the index, without those that cannot be among the best any more. Threads: one. */
final class RaisedScorer extends Scorer {

	private final Scorer words;
	private final Ages ages;
	private final Raise raise;
	private final TwoPhaseIterator checks;
	private final DocIdSetIterator all;
	private final DocIdSetIterator good = new Good();
	/** What a score must be at least. */
	private float least;
	/** The most that each block's documents get for their age and for being titles; made when it is first needed. */
	private float[] most;
	/** The same of all blocks from this one on. */
	private float[] mostBehind;
	private float mostWords;
	private float leastWords;
	/** Up to this document there may be good ones. */
	private int upTo = -1;

	RaisedScorer(Scorer words, Ages ages, Raise raise) {
		this.words = words;
		this.ages = ages;
		this.raise = raise;
		checks = words.twoPhaseIterator();
		all = checks == null ? words.iterator() : checks.approximation();
	}

	@Override
	public int docID() {
		return all.docID();
	}

	@Override
	public float score() throws IOException {
		return raise.of(ages, docID(), words.score());
	}

	@Override
	public void setMinCompetitiveScore(float score) throws IOException {
		least = score;
		upTo = -1;
		if (most == null)
			look();
		pass(Math.max(0, docID()) >> Ages.BLOCK);
	}

	/** Says what words must score at least from a block on: more and more, as what is behind is older. */
	private void pass(int block) throws IOException {
		float now = block < most.length ? Math.nextDown(Math.nextDown(least - mostBehind[block])) : 0;
		if (now > leastWords) {
			leastWords = now;
			words.setMinCompetitiveScore(now);
		}
	}

	private void look() throws IOException {
		most = new float[ages.blocks()];
		mostBehind = new float[ages.blocks()];
		float behind = 0;
		for (int block = most.length - 1; block >= 0; block--) {
			most[block] = raise.most(ages, block, 0);
			behind = Math.max(behind, most[block]);
			mostBehind[block] = behind;
		}
		mostWords = words.getMaxScore(DocIdSetIterator.NO_MORE_DOCS);
	}

	@Override
	public float getMaxScore(int last) throws IOException {
		return Math.nextUp(words.getMaxScore(last) + raise.most());
	}

	@Override
	public int advanceShallow(int target) throws IOException {
		return words.advanceShallow(target);
	}

	@Override
	public DocIdSetIterator iterator() {
		return checks == null ? good : TwoPhaseIterator.asDocIdSetIterator(twoPhaseIterator());
	}

	@Override
	public TwoPhaseIterator twoPhaseIterator() {
		return checks == null ? null : new TwoPhaseIterator(good) {
			@Override
			public boolean matches() throws IOException {
				return checks.matches();
			}

			@Override
			public float matchCost() {
				return checks.matchCost();
			}
		};
	}

	/** Whether a block may have a good document, as far as the score of its words says. */
	private boolean good(int block, float score) {
		return Math.nextUp(score + most[block]) >= least;
	}

	/** Goes on to where a good document may be; {@code NO_MORE_DOCS} when there is none. Sets {@link #upTo}. */
	private int good(int from) throws IOException {
		int target = from;
		while (true) {
			int block = target >> Ages.BLOCK;
			while (block < most.length && !good(block, mostWords))
				block++;
			if (block >= most.length)
				return DocIdSetIterator.NO_MORE_DOCS;
			target = Math.max(target, block << Ages.BLOCK);
			upTo = Math.min((block + 1 << Ages.BLOCK) - 1, words.advanceShallow(target));
			if (good(block, words.getMaxScore(upTo))) {
				pass(block);
				return target;
			}
			target = upTo + 1;
		}
	}

	private final class Good extends DocIdSetIterator {

		@Override
		public int docID() {
			return all.docID();
		}

		@Override
		public int nextDoc() throws IOException {
			return advance(docID() + 1);
		}

		@Override
		public int advance(int from) throws IOException {
			int target = from;
			while (true) {
				if (least > 0 && target > upTo && target != NO_MORE_DOCS)
					target = good(target);
				int doc = all.docID() >= target ? all.docID() : all.advance(target);
				if (least == 0 || doc <= upTo || doc == NO_MORE_DOCS)
					return doc;
				target = doc;
			}
		}

		@Override
		public long cost() {
			return all.cost();
		}
	}
}
