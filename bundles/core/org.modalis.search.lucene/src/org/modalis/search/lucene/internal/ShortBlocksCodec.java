package org.modalis.search.lucene.internal;

import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene103.Lucene103Codec;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;

/**
 * Lucene's own form, but with texts in blocks of 2 KB instead of 80: a page of hits reads twenty texts from twenty places, and
 * unpacking the large blocks took longer than the search. Lucene finds this class by its name in the index.
 */
public final class ShortBlocksCodec extends FilterCodec {

	private static final int BLOCK = 2048;
	private static final int MOST_DOCUMENTS = 128;
	private static final int BLOCK_SHIFT = 10;

	private final StoredFieldsFormat texts = new Lucene90CompressingStoredFieldsFormat("ShortBlocks", CompressionMode.FAST, BLOCK,
			MOST_DOCUMENTS, BLOCK_SHIFT);

	/** For Lucene, which loads it as a service. */
	public ShortBlocksCodec() {
		super("ModalisShortBlocks", new Lucene103Codec());
	}

	@Override
	public StoredFieldsFormat storedFieldsFormat() {
		return texts;
	}
}
