package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;

/**
 * The first one to five characters of the words of a segment, each with the documents that have a word which begins so. Made for
 * writing a segment, which asks for one after the other.
 */
final class Beginnings extends Written.Words {

	/** The longest beginning there is, in characters of Java. */
	static final int LONGEST = 5;

	private final Terms words;
	private final int documents;

	Beginnings(Terms words, int documents) {
		this.words = words;
		this.documents = documents;
	}

	@Override
	public TermsEnum iterator() throws IOException {
		return new EachBeginning(words.iterator(), all(), new FixedBitSet(documents));
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

	private static final class EachBeginning extends Written.Each {

		private final TermsEnum words;
		private final List<BytesRef> beginnings;
		private final Found found;
		private PostingsEnum reused;
		private int next;

		EachBeginning(TermsEnum words, List<BytesRef> beginnings, FixedBitSet found) {
			this.words = words;
			this.beginnings = beginnings;
			this.found = new Found(found);
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
			found.begin();
			words.seekCeil(term());
			for (BytesRef word = words.term(); word != null && StringHelper.startsWith(word, term()); word = words.next()) {
				reused = words.postings(reused, PostingsEnum.NONE);
				for (int doc = reused.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = reused.nextDoc())
					found.add(doc);
			}
			return found;
		}
	}

	/** Documents that come in any order, some more than once. */
	private static final class Found extends Written.Documents {

		private final FixedBitSet found;
		private int first;
		private int last;
		private int doc;

		Found(FixedBitSet found) {
			this.found = found;
			last = found.length() - 1;
		}

		void begin() {
			if (first <= last)
				found.clear(first, last + 1);
			first = found.length();
			last = -1;
			doc = -1;
		}

		void add(int document) {
			found.set(document);
			first = Math.min(first, document);
			last = Math.max(last, document);
		}

		@Override
		public int docID() {
			return doc;
		}

		@Override
		public int nextDoc() {
			doc = doc >= last ? NO_MORE_DOCS : found.nextSetBit(Math.max(first, doc + 1));
			return doc;
		}

		@Override
		public long cost() {
			return found.length();
		}
	}
}
