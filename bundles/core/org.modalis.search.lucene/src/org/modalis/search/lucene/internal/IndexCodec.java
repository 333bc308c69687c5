package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.util.Optional;

import org.apache.lucene.codecs.FieldsConsumer;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.lucene103.Lucene103Codec;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;
import org.apache.lucene.index.Fields;
import org.apache.lucene.index.FilterLeafReader.FilterFields;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.Terms;

/**
 * Lucene's own form with two differences. Texts are kept as they are, in blocks of 2 KB: packing them took a tenth of making the
 * index, and unpacking twenty of them for a page of hits took longer than the search. And the beginnings of words are taken from
 * the words of a whole segment when it is written, not from those of each text; a segment made of a {@link Batch} has its words too.
 * <p>
 * Lucene finds this class by its name in the index.
 */
public final class IndexCodec extends FilterCodec {

	private static final int BLOCK = 2048;
	private static final int MOST_DOCUMENTS = 128;
	private static final int BLOCK_SHIFT = 10;

	private final StoredFieldsFormat texts = new Lucene90CompressingStoredFieldsFormat("Unpacked", new Unpacked(), BLOCK,
			MOST_DOCUMENTS, BLOCK_SHIFT);
	private final PostingsFormat words = new WithBeginnings();

	private final Optional<Batch> batch;

	/** For Lucene, which loads it as a service. */
	public IndexCodec() {
		this(Optional.empty());
	}

	/** Writes the words of a batch in place of what Lucene knows. */
	IndexCodec(Batch batch) {
		this(Optional.of(batch));
	}

	private IndexCodec(Optional<Batch> batch) {
		super("ModalisIndex", new Lucene103Codec());
		this.batch = batch;
	}

	@Override
	public StoredFieldsFormat storedFieldsFormat() {
		return texts;
	}

	@Override
	public PostingsFormat postingsFormat() {
		return words;
	}

	private final class WithBeginnings extends PostingsFormat {

		WithBeginnings() {
			super("ModalisBeginnings");
		}

		@Override
		public FieldsConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
			int documents = state.segmentInfo.maxDoc();
			if (batch.isPresent() && batch.get().texts() != documents)
				throw new IOException("A batch of " + batch.get().texts() + " texts for " + documents + " documents");
			return new Consumer(delegate.postingsFormat().fieldsConsumer(state), batch.map(Batch::sorted), documents);
		}

		@Override
		public FieldsProducer fieldsProducer(SegmentReadState state) throws IOException {
			return delegate.postingsFormat().fieldsProducer(state);
		}
	}

	/** Writes a new segment; segments that are merged have their beginnings already. */
	private static final class Consumer extends FieldsConsumer {

		private final FieldsConsumer out;
		private final Optional<Terms> batch;
		private final int documents;

		Consumer(FieldsConsumer out, Optional<Terms> batch, int documents) {
			this.out = out;
			this.batch = batch;
			this.documents = documents;
		}

		@Override
		public void write(Fields fields, NormsProducer norms) throws IOException {
			out.write(new FilterFields(fields) {
				@Override
				public Terms terms(String field) throws IOException {
					return switch (field) {
					case Documents.TEXT -> words();
					case Documents.BEGINNINGS -> words() == null ? in.terms(field) : new Beginnings(words(), documents);
					default -> in.terms(field);
					};
				}

				private Terms words() throws IOException {
					return batch.isPresent() ? batch.get() : in.terms(Documents.TEXT);
				}
			}, norms);
		}

		@Override
		public void merge(MergeState state, NormsProducer norms) throws IOException {
			out.merge(state, norms);
		}

		@Override
		public void close() throws IOException {
			out.close();
		}
	}
}
