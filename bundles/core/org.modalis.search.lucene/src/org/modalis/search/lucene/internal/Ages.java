package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.FixedBitSet;
import org.modalis.api.search.SearchHit.Type;

/**
 * When what a part of the index holds was said, and which of it are titles of threads. In memory, eight bytes for each, because a
 * search asks this of every hit; and for blocks of documents together, so that it may pass over a block. Threads: any.
 */
final class Ages {

	/** Documents of a block, as a power of two. */
	static final int BLOCK = 7;

	private final long[] times;
	private final long[] newest;
	private final FixedBitSet titles;
	private final FixedBitSet titled;

	private Ages(LeafReader part) throws IOException {
		int documents = part.maxDoc();
		int blocks = (documents >> BLOCK) + 1;
		times = new long[documents];
		newest = new long[blocks];
		titles = new FixedBitSet(documents);
		titled = new FixedBitSet(blocks);
		NumericDocValues time = part.getNumericDocValues(Documents.TIME);
		for (int doc = 0; time != null && doc < documents; doc++)
			if (time.advanceExact(doc)) {
				times[doc] = time.longValue();
				newest[doc >> BLOCK] = Math.max(newest[doc >> BLOCK], times[doc]);
			}
		PostingsEnum threads = part.postings(new Term(Documents.TYPE, Type.THREAD.name()), PostingsEnum.NONE);
		for (int doc = next(threads); doc != PostingsEnum.NO_MORE_DOCS; doc = next(threads)) {
			titles.set(doc);
			titled.set(doc >> BLOCK);
		}
	}

	private static int next(PostingsEnum threads) throws IOException {
		return threads == null ? PostingsEnum.NO_MORE_DOCS : threads.nextDoc();
	}

	int blocks() {
		return newest.length;
	}

	/** In milliseconds since 1970. */
	long time(int doc) {
		return times[doc];
	}

	boolean isTitle(int doc) {
		return hasTitle(doc >> BLOCK) && titles.get(doc);
	}

	/** The latest time in a block. */
	long newest(int block) {
		return newest[block];
	}

	/** Whether a block has a title. */
	boolean hasTitle(int block) {
		return titled.get(block);
	}

	/** Those of all parts of an index that are in use. */
	static final class OfParts {

		private final Map<IndexReader.CacheKey, Ages> known = new ConcurrentHashMap<>();

		Ages of(LeafReader part) throws IOException {
			IndexReader.CacheHelper core = part.getCoreCacheHelper();
			Ages found = known.get(core.getKey());
			if (found == null) {
				found = new Ages(part);
				if (known.put(core.getKey(), found) == null)
					core.addClosedListener(known::remove);
			}
			return found;
		}

		/** Reads those of new parts, so that the next search need not. */
		IndexSearcher prepared(IndexReader reader) throws IOException {
			for (LeafReaderContext part : reader.leaves())
				of(part.reader());
			return new IndexSearcher(reader);
		}
	}
}
