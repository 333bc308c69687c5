package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.modalis.api.history.Message;

/**
 * The index on the disk: a document per message, and a document per conversation that says as of when it was indexed. Not for
 * several threads.
 */
final class MessageIndex implements AutoCloseable {

	/** A message that matches. */
	record Match(UUID message, float score) {
	}

	/** The mark of a conversation that must be read again by the next process. */
	static final String UNSURE = "";

	private static final String ID = "id";
	private static final String CONVERSATION = "conversation";
	private static final String TEXT = "text";
	private static final String MARK = "mark";
	private static final String AS_OF = "asOf";
	private static final double BUFFER_MB = 4;

	private final Directory directory;
	private final IndexWriter writer;
	private final SearcherManager searchers;
	private final Map<UUID, String> marks = new HashMap<>();

	/** @throws IOException also when the index is damaged */
	MessageIndex(Path folder, Words words) throws IOException {
		directory = FSDirectory.open(folder);
		try {
			checkIntegrity();
			writer = new IndexWriter(directory, new IndexWriterConfig(words.analyzer()).setRAMBufferSizeMB(BUFFER_MB));
			searchers = new SearcherManager(writer, null);
			readMarks();
		} catch (IOException | RuntimeException e) {
			directory.close();
			throw e;
		}
	}

	private void checkIntegrity() throws IOException {
		if (!DirectoryReader.indexExists(directory))
			return;
		try (DirectoryReader reader = DirectoryReader.open(directory)) {
			for (LeafReaderContext leaf : reader.leaves())
				leaf.reader().checkIntegrity();
		}
	}

	private void readMarks() throws IOException {
		IndexSearcher searcher = searchers.acquire();
		try {
			int all = Math.max(1, searcher.getIndexReader().maxDoc());
			for (ScoreDoc found : searcher.search(new TermQuery(new Term(MARK, MARK)), all).scoreDocs) {
				Document mark = searcher.storedFields().document(found.doc);
				marks.put(UUID.fromString(mark.get(CONVERSATION)), mark.get(AS_OF));
			}
		} finally {
			searchers.release(searcher);
		}
	}

	/** As of when each conversation was indexed. */
	Map<UUID, String> marks() {
		return marks;
	}

	void mark(UUID conversation, String asOf) throws IOException {
		if (asOf.equals(marks.put(conversation, asOf)))
			return;
		var document = new Document();
		document.add(new StringField(ID, MARK + conversation, Store.NO));
		document.add(new StringField(MARK, MARK, Store.NO));
		document.add(new StringField(CONVERSATION, conversation.toString(), Store.YES));
		document.add(new StoredField(AS_OF, asOf));
		writer.updateDocument(new Term(ID, MARK + conversation), document);
	}

	void put(Message message) throws IOException {
		var document = new Document();
		document.add(new StringField(ID, message.id().toString(), Store.YES));
		document.add(new StringField(CONVERSATION, message.conversation().toString(), Store.NO));
		document.add(new TextField(TEXT, Words.composed(message.text()), Store.NO));
		writer.updateDocument(new Term(ID, message.id().toString()), document);
	}

	/** Takes a conversation out, with its mark. */
	void remove(UUID conversation) throws IOException {
		marks.remove(conversation);
		writer.deleteDocuments(new Term(CONVERSATION, conversation.toString()));
	}

	List<Match> find(SearchWords asked, int limit) throws IOException {
		Query query = asked.query(TEXT).orElse(null);
		if (query == null || limit <= 0)
			return List.of();
		searchers.maybeRefreshBlocking();
		IndexSearcher searcher = searchers.acquire();
		try {
			var found = new ArrayList<Match>();
			for (ScoreDoc hit : searcher.search(query, limit).scoreDocs)
				found.add(new Match(UUID.fromString(searcher.storedFields().document(hit.doc).get(ID)), hit.score));
			return found;
		} finally {
			searchers.release(searcher);
		}
	}

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
