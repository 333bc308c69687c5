package org.modalis.search.lucene.internal;

import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** The sorted words of a {@link Batch}, for writing them. */
final class BatchTerms extends Written.Words {

	private final Vocabulary vocabulary;
	private final int[] order;
	private final int[] ends;
	private final int[] documents;
	private final int[] positions;

	/**
	 * @param order numbers of the words, sorted
	 * @param ends by that order, where the places of each word end in the next two
	 * @param documents in which a word is, ascending
	 * @param positions where in them
	 */
	BatchTerms(Vocabulary vocabulary, int[] order, int[] ends, int[] documents, int[] positions) {
		this.vocabulary = vocabulary;
		this.order = order;
		this.ends = ends;
		this.documents = documents;
		this.positions = positions;
	}

	@Override
	public boolean hasFreqs() {
		return true;
	}

	@Override
	public boolean hasPositions() {
		return true;
	}

	@Override
	public TermsEnum iterator() {
		return new EachWord();
	}

	private final class EachWord extends Written.Each {

		private final BytesRef word = new BytesRef();
		private int at = -1;

		@Override
		public BytesRef next() {
			return ++at < order.length ? term() : null;
		}

		@Override
		public BytesRef term() {
			vocabulary.word(order[at], word);
			return word;
		}

		@Override
		public SeekStatus seekCeil(BytesRef text) {
			int low = 0;
			int high = order.length - 1;
			while (low <= high) {
				at = low + high >>> 1;
				int compared = term().compareTo(text);
				if (compared == 0)
					return SeekStatus.FOUND;
				if (compared < 0)
					low = at + 1;
				else
					high = at - 1;
			}
			at = low;
			return at < order.length ? SeekStatus.NOT_FOUND : SeekStatus.END;
		}

		@Override
		public PostingsEnum postings(PostingsEnum reuse, int flags) {
			Places places = reuse instanceof Places same ? same : new Places();
			places.begin(at == 0 ? 0 : ends[at - 1], ends[at]);
			return places;
		}
	}

	/** Where one word is. */
	private final class Places extends Written.Documents {

		private int doc;
		private int begin;
		private int next;
		private int end;
		private int position;

		void begin(int from, int to) {
			doc = -1;
			next = from;
			end = to;
		}

		@Override
		public int docID() {
			return doc;
		}

		@Override
		public int nextDoc() {
			if (next == end)
				return doc = NO_MORE_DOCS;
			begin = next;
			position = next;
			doc = documents[next++];
			while (next < end && documents[next] == doc)
				next++;
			return doc;
		}

		@Override
		public int freq() {
			return next - begin;
		}

		@Override
		public int nextPosition() {
			return positions[position++];
		}

		@Override
		public long cost() {
			return end;
		}
	}
}
