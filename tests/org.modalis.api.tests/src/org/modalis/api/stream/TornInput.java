package org.modalis.api.stream;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stream that gives at most so many bytes per read, as a network does. */
final class TornInput extends ByteArrayInputStream {

	private final int most;

	TornInput(String text, int most) {
		super(text.getBytes(StandardCharsets.UTF_8));
		this.most = most;
	}

	@Override
	public int read(byte[] target, int offset, int count) {
		return super.read(target, offset, Math.min(count, most));
	}

	/** The same piece for ever. */
	static InputStream endless(byte piece) {
		return new InputStream() {
			@Override
			public int read() {
				return piece;
			}

			@Override
			public int read(byte[] target, int offset, int count) {
				Arrays.fill(target, offset, offset + count, piece);
				return count;
			}
		};
	}
}
