package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** A part of the index that is made apart from the rest, in a folder of its own. Threads: one at a time. */
final class Part {

	private static final int MOST_WORDS = 4_000_000;

	private final Directory directory;
	private final Batch batch = new Batch();
	private final IndexWriter writer;

	Part(Path folder) throws IOException {
		directory = FSDirectory.open(folder);
		writer = new IndexWriter(directory, new IndexWriterConfig().setMaxBufferedDocs(Integer.MAX_VALUE)
				.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH).setMergePolicy(NoMergePolicy.INSTANCE).setUseCompoundFile(false)
				.setSimilarity(batch.lengths()).setCodec(new IndexCodec(batch)));
	}

	Batch batch() {
		return batch;
	}

	/** @param documents whose words go through {@link #batch} while they are made */
	void add(Iterable<Document> documents) throws IOException {
		writer.addDocuments(documents);
	}

	boolean isFull() {
		return batch.words() >= MOST_WORDS;
	}

	/** Writes it into the index and takes its own files away. */
	void finish(IndexWriter index) throws IOException {
		try (directory) {
			writer.close();
			index.addIndexes(directory);
			for (String file : directory.listAll())
				directory.deleteFile(file);
		}
	}

	/** Gives it up. */
	void discard() throws IOException {
		try (directory) {
			writer.rollback();
		}
	}
}
