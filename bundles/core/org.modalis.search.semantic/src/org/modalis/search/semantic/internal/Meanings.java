package org.modalis.search.semantic.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** The directions of all messages, in a folder. One thread writes; any thread reads what was there at the last {@link #show}. */
final class Meanings implements AutoCloseable {

	private static final String FORM = "form";
	/** Raised when the fields, the model or the passages change. */
	private static final String THIS_FORM = "1";
	private static final String MESSAGE = "message";
	private static final String CONVERSATION = "conversation";
	private static final String MEANING = "meaning";
	private static final String MARKED = "marked";
	private static final String AS_OF = "asOf";
	/** Of a cosine of a third, as Lucene scores it; below, sentences have little to do with each other. */
	private static final float NEAR_ENOUGH = (1 + 0.33f) / 2;

	private final Directory directory;
	private final IndexWriter writer;
	private final SearcherManager searchers;

	/** @throws IOException also when the index is damaged or of another form */
	Meanings(Path folder) throws IOException {
		directory = FSDirectory.open(folder);
		try {
			if (DirectoryReader.indexExists(directory)
					&& !THIS_FORM.equals(SegmentInfos.readLatestCommit(directory).getUserData().get(FORM)))
				throw new IOException("An index of another form");
			writer = new IndexWriter(directory, new IndexWriterConfig());
			writer.setLiveCommitData(Map.of(FORM, THIS_FORM).entrySet());
			searchers = new SearcherManager(writer, null);
		} catch (IOException | RuntimeException e) {
			directory.close();
			throw e;
		}
	}

	/** The messages nearest to a direction, nearest first. */
	Set<UUID> near(byte[] direction, Optional<UUID> thread, int limit, int passages) throws IOException {
		Query filter = thread.<Query>map(id -> new TermQuery(new Term(CONVERSATION, bytes(id)))).orElse(null);
		return read(searcher -> {
			Set<UUID> found = new LinkedHashSet<>();
			for (ScoreDoc each : searcher.search(new KnnByteVectorQuery(MEANING, direction, limit * passages, filter), limit * passages).scoreDocs)
				if (each.score >= NEAR_ENOUGH && found.size() < limit)
					found.add(id(searcher, each, MESSAGE));
			return found;
		});
	}

	/** The messages of a thread that are in the index. */
	Set<UUID> known(UUID conversation) throws IOException {
		return read(searcher -> {
			Set<UUID> found = new HashSet<>();
			for (ScoreDoc each : all(searcher, new TermQuery(new Term(CONVERSATION, bytes(conversation)))))
				found.add(id(searcher, each, MESSAGE));
			return found;
		});
	}

	/** As of when each thread was read to its end. */
	Map<UUID, String> marks() throws IOException {
		return read(searcher -> {
			Map<UUID, String> found = new HashMap<>();
			for (ScoreDoc each : all(searcher, new TermQuery(new Term(FORM, MARKED))))
				found.put(id(searcher, each, MARKED), searcher.storedFields().document(each.doc).get(AS_OF));
			return found;
		});
	}

	void add(UUID conversation, UUID message, List<byte[]> passages) throws IOException {
		for (byte[] passage : passages) {
			var document = new Document();
			document.add(new StringField(MESSAGE, bytes(message), Store.YES));
			document.add(new StringField(CONVERSATION, bytes(conversation), Store.NO));
			document.add(new KnnByteVectorField(MEANING, passage, VectorSimilarityFunction.COSINE));
			writer.addDocument(document);
		}
	}

	void remove(UUID message) throws IOException {
		writer.deleteDocuments(new Term(MESSAGE, bytes(message)));
	}

	void removeThread(UUID conversation) throws IOException {
		writer.deleteDocuments(new Term(CONVERSATION, bytes(conversation)), new Term(MARKED, bytes(conversation)));
	}

	/** Notes that a thread was read to its end. */
	void mark(UUID conversation, String asOf) throws IOException {
		var document = new Document();
		document.add(new StringField(MARKED, bytes(conversation), Store.YES));
		document.add(new StringField(FORM, MARKED, Store.NO));
		document.add(new StoredField(AS_OF, asOf));
		writer.updateDocument(new Term(MARKED, bytes(conversation)), document);
	}

	/** Lets readers see what was written. */
	void show() throws IOException {
		searchers.maybeRefreshBlocking();
	}

	/** Writes everything to the disk for good. */
	void commit() throws IOException {
		writer.commit();
	}

	@Override
	public void close() throws IOException {
		try (directory; writer; searchers) {
			writer.commit();
		}
	}

	private interface Reading<T> {
		T in(IndexSearcher searcher) throws IOException;
	}

	private <T> T read(Reading<T> reading) throws IOException {
		IndexSearcher searcher = searchers.acquire();
		try {
			return reading.in(searcher);
		} finally {
			searchers.release(searcher);
		}
	}

	private static ScoreDoc[] all(IndexSearcher searcher, Query query) throws IOException {
		return searcher.search(query, Math.max(1, searcher.count(query))).scoreDocs;
	}

	private static BytesRef bytes(UUID id) {
		return new BytesRef(
				ByteBuffer.allocate(Long.BYTES * 2).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
	}

	private static UUID id(IndexSearcher searcher, ScoreDoc found, String field) throws IOException {
		BytesRef bytes = searcher.storedFields().document(found.doc, Set.of(field)).getBinaryValue(field);
		ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
		return new UUID(buffer.getLong(), buffer.getLong());
	}
}
