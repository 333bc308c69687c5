package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;

/**
 * The first one, two and three characters of the words of a segment, each with the documents that have a word which begins so.
 * Made for writing a segment, which asks for one after the other.
 */
final class Beginnings extends Terms {

	/** The longest beginning there is, in characters of Java. */
	static final int LONGEST = 3;

	private final Terms words;
	private final int documents;

	Beginnings(Terms words, int documents) {
		this.words = words;
		this.documents = documents;
	}

	@Override
	public TermsEnum iterator() throws IOException {
		return new Each(words.iterator(), all(), new FixedBitSet(documents));
	}

	/** As words are sorted by their bytes, so are these. */
	private List<BytesRef> all() throws IOException {
		var found = new ArrayList<BytesRef>();
		var last = new BytesRef();
		TermsEnum each = words.iterator();
		for (BytesRef word = each.next(); word != null; word = each.next()) {
			int differs = Arrays.mismatch(last.bytes, 0, last.length, word.bytes, word.offset, word.offset + word.length);
			int same = differs < 0 ? last.length : differs;
			int before = found.size();
			int characters = 0;
			for (int end = 0; end < word.length && characters < LONGEST;) {
				int bytes = bytes(word.bytes[word.offset + end]);
				end += bytes;
				characters += bytes == 4 ? 2 : 1;
				if (characters <= LONGEST && end > same)
					found.add(BytesRef.deepCopyOf(new BytesRef(word.bytes, word.offset, end)));
			}
			if (found.size() > before)
				last = BytesRef.deepCopyOf(word);
		}
		return found;
	}

	/** How many bytes a character has in UTF-8, by the first of them. */
	private static int bytes(byte first) {
		if (first >= 0)
			return 1;
		return (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
	}

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

	private static final class Each extends BaseTermsEnum {

		private final TermsEnum words;
		private final List<BytesRef> beginnings;
		private final FixedBitSet found;
		private PostingsEnum reused;
		private int next;

		Each(TermsEnum words, List<BytesRef> beginnings, FixedBitSet found) {
			this.words = words;
			this.beginnings = beginnings;
			this.found = found;
		}

		@Override
		public BytesRef next() {
			return next < beginnings.size() ? beginnings.get(next++) : null;
		}

		@Override
		public BytesRef term() {
			return beginnings.get(next - 1);
		}

		@Override
		public PostingsEnum postings(PostingsEnum unused, int flags) throws IOException {
			found.clear();
			words.seekCeil(term());
			for (BytesRef word = words.term(); word != null && StringHelper.startsWith(word, term()); word = words.next()) {
				reused = words.postings(reused, PostingsEnum.NONE);
				for (int doc = reused.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = reused.nextDoc())
					found.set(doc);
			}
			return new Found(found);
		}

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
			return found.cardinality();
		}

		@Override
		public long totalTermFreq() {
			return docFreq();
		}

		@Override
		public ImpactsEnum impacts(int flags) {
			throw new UnsupportedOperationException();
		}
	}

	private static final class Found extends PostingsEnum {

		private final FixedBitSet found;
		private int doc = -1;

		Found(FixedBitSet found) {
			this.found = found;
		}

		@Override
		public int docID() {
			return doc;
		}

		@Override
		public int nextDoc() {
			doc = doc + 1 >= found.length() ? NO_MORE_DOCS : found.nextSetBit(doc + 1);
			return doc;
		}

		@Override
		public int advance(int target) throws IOException {
			return slowAdvance(target);
		}

		@Override
		public long cost() {
			return found.length();
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
