package org.modalis.search.lucene.internal;

import java.io.IOException;

import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.compressing.Compressor;
import org.apache.lucene.codecs.compressing.Decompressor;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Stores what is given as it is. */
final class Unpacked extends CompressionMode {

	@Override
	public Compressor newCompressor() {
		return new Compressor() {
			@Override
			public void compress(ByteBuffersDataInput in, DataOutput out) throws IOException {
				out.copyBytes(in, in.length());
			}

			@Override
			public void close() {
				// holds nothing
			}
		};
	}

	@Override
	public Decompressor newDecompressor() {
		return new Copier();
	}

	private static final class Copier extends Decompressor {

		@Override
		public void decompress(DataInput in, int whole, int offset, int length, BytesRef into) throws IOException {
			in.skipBytes(offset);
			into.bytes = ArrayUtil.growNoCopy(into.bytes, length);
			into.offset = 0;
			into.length = length;
			in.readBytes(into.bytes, 0, length);
			in.skipBytes(whole - offset - length);
		}

		@Override
		public Decompressor clone() {
			return this;
		}
	}
}
