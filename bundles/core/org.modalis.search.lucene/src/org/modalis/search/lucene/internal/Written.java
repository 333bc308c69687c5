package org.modalis.search.lucene.internal;

import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;

/** What Lucene asks of words while it writes them: one after the other, and nothing that it counts itself. */
final class Written {

	private Written() {
	}

	/** The words of a field. */
	abstract static class Words extends Terms {

		@Override
		public long size() {
			return -1;
		}

		@Override
		public long getSumTotalTermFreq() {
			throw new UnsupportedOperationException();
		}

		@Override
		public long getSumDocFreq() {
			throw new UnsupportedOperationException();
		}

		@Override
		public int getDocCount() {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean hasFreqs() {
			return false;
		}

		@Override
		public boolean hasOffsets() {
			return false;
		}

		@Override
		public boolean hasPositions() {
			return false;
		}

		@Override
		public boolean hasPayloads() {
			return false;
		}
	}

	/** One word after the other. */
	abstract static class Each extends BaseTermsEnum {

		@Override
		public SeekStatus seekCeil(BytesRef text) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void seekExact(long ord) {
			throw new UnsupportedOperationException();
		}

		@Override
		public long ord() {
			throw new UnsupportedOperationException();
		}

		@Override
		public int docFreq() {
			throw new UnsupportedOperationException();
		}

		@Override
		public long totalTermFreq() {
			throw new UnsupportedOperationException();
		}

		@Override
		public ImpactsEnum impacts(int flags) {
			throw new UnsupportedOperationException();
		}
	}

	/** One document after the other. */
	abstract static class Documents extends PostingsEnum {

		@Override
		public int advance(int target) {
			throw new UnsupportedOperationException();
		}

		@Override
		public int freq() {
			return 1;
		}

		@Override
		public int nextPosition() {
			return -1;
		}

		@Override
		public int startOffset() {
			return -1;
		}

		@Override
		public int endOffset() {
			return -1;
		}

		@Override
		public BytesRef getPayload() {
			return null;
		}
	}
}
