package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.BytesRef;
import org.modalis.api.search.SearchHit.Type;

/** The index in its folder. One thread writes; any thread reads. */
final class OpenedIndex implements AutoCloseable {

	/** What is done with the index as of the last {@link #refresh}. */
	interface Reading<T> {
		T read(IndexSearcher searcher) throws IOException;
	}

	private static final String FORM = "form";
	/** Raised when the fields change. */
	private static final String THIS_FORM = "5." + Words.FORM;
	private static final double BUFFER_MB = 4;
	private static final double FILLING_BUFFER_MB = 64;
	private static final double SMALL_MB = 2;
	private static final double CACHE_MB = 16;

	/** Each part costs every search some time, and a history is small for Lucene. */
	private static final MergePolicy FEW_PARTS = new TieredMergePolicy().setSegmentsPerTier(4);

	private final Directory directory;
	private final IndexWriter writer;
	private final SearcherManager searchers;
	private final Ages.OfParts ages = new Ages.OfParts();

	/** @throws IOException also when the index is damaged or of another form */
	OpenedIndex(Path folder) throws IOException {
		// what is written for the next search only is not written to the disk before it is committed or merged
		directory = new NRTCachingDirectory(FSDirectory.open(folder), SMALL_MB, CACHE_MB);
		try {
			check();
			writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MB).setMergePolicy(FEW_PARTS)
					.setCodec(new IndexCodec()));
			writer.setLiveCommitData(Map.of(FORM, THIS_FORM).entrySet());
			searchers = new SearcherManager(writer, new SearcherFactory() {
				@Override
				public IndexSearcher newSearcher(IndexReader reader, IndexReader before) throws IOException {
					return ages.prepared(reader);
				}
			});
		} catch (IOException | RuntimeException e) {
			directory.close();
			throw e;
		}
	}

	private void check() throws IOException {
		if (!DirectoryReader.indexExists(directory))
			return;
		if (!THIS_FORM.equals(SegmentInfos.readLatestCommit(directory).getUserData().get(FORM)))
			throw new IOException("An index of another form");
		try (DirectoryReader reader = DirectoryReader.open(directory)) {
			for (LeafReaderContext leaf : reader.leaves())
				leaf.reader().checkIntegrity();
		}
	}

	/** As of when each thread was indexed. */
	Map<UUID, String> marks() throws IOException {
		Map<UUID, String> marks = new HashMap<>();
		read(searcher -> {
			Query threads = new TermQuery(new Term(Documents.TYPE, Type.THREAD.name()));
			int all = Math.max(1, searcher.count(threads));
			StoredFields fields = searcher.storedFields();
			for (ScoreDoc found : searcher.search(threads, all).scoreDocs) {
				Document mark = fields.document(found.doc);
				marks.put(Documents.id(mark.getBinaryValue(Documents.OWNER)), mark.get(Documents.AS_OF));
			}
			return marks;
		});
		return marks;
	}

	/** Takes documents in, in place of those with the same owner. */
	void replace(UUID owner, Iterable<Document> documents) throws IOException {
		writer.updateDocuments(new Term(Documents.OWNER, Documents.bytes(owner)), documents);
	}

	/** Takes documents in whose owner has none yet. */
	void add(Iterable<Document> documents) throws IOException {
		writer.addDocuments(documents);
	}

	/** Takes in a part that was made apart. Threads: any. */
	void take(Part part) throws IOException {
		part.finish(writer);
	}

	/** Takes a thread out, with all that is in it. */
	void remove(UUID conversation) throws IOException {
		BytesRef id = Documents.bytes(conversation);
		writer.deleteDocuments(new Term(Documents.CONVERSATION, id));
	}

	void remove(Type type) throws IOException {
		writer.deleteDocuments(new Term(Documents.TYPE, type.name()));
	}

	/** Lets readers see what was written. */
	void refresh() throws IOException {
		searchers.maybeRefreshBlocking();
	}

	/** Whether readers see everything. */
	boolean fresh() throws IOException {
		return read(searcher -> ((DirectoryReader) searcher.getIndexReader()).isCurrent());
	}

	/** Of what readers see. */
	Ages.OfParts ages() {
		return ages;
	}

	<T> T read(Reading<T> reading) throws IOException {
		IndexSearcher searcher = searchers.acquire();
		try {
			return reading.read(searcher);
		} finally {
			searchers.release(searcher);
		}
	}

	/** Whether much is written at once: takes more memory then, and tidies up when it is over. */
	void filling(boolean much) throws IOException {
		writer.getConfig().setRAMBufferSizeMB(much ? FILLING_BUFFER_MB : BUFFER_MB);
		writer.getConfig().setMergePolicy(much ? NoMergePolicy.INSTANCE : FEW_PARTS);
	}

	/** Begins to make few large parts of many small ones, on threads of its own. */
	void tidy() throws IOException {
		writer.maybeMerge();
	}

	/** Writes everything to the disk for good. */
	void commit() throws IOException {
		writer.commit();
	}

	/** Commits and closes. */
	@Override
	public void close() throws IOException {
		try (directory; writer; searchers) {
			writer.commit();
		}
	}
}
