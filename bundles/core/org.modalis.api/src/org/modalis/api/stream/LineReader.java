package org.modalis.api.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;

/**
 * Splits a stream of bytes into lines that end with LF, CR or CRLF, without copying them: for newline-delimited JSON, and
 * below {@link SseReader}. A byte order mark at the start is skipped; a last line without an end is a line. One thread.
 * <p>
 * A line of more than {@value #MAX_BYTES} bytes is a {@code BAD_ANSWER}, so memory stays bounded whatever a server sends.
 */
public final class LineReader {

	/** The longest line, and the longest event. */
	public static final int MAX_BYTES = 8 << 20;

	private static final int FIRST_BUFFER = 16 << 10;

	private final InputStream in;
	private byte[] buffer = new byte[FIRST_BUFFER];
	private ByteBuffer line = ByteBuffer.wrap(buffer, 0, 0);
	/** The unread bytes are those from {@code start} to {@code end}. */
	private int start;
	private int end;
	private boolean afterCr;
	private boolean begun;

	public LineReader(InputStream in) {
		this.in = in;
	}

	/**
	 * Goes to the next line; waits for it.
	 *
	 * @return false at the end of the stream
	 * @throws ProviderException of kind {@code BAD_ANSWER} when the line is too long
	 */
	public boolean next() throws IOException, ProviderException {
		if (!begun)
			skipByteOrderMark();
		int scanned = start;
		while (true) {
			for (; scanned < end; scanned++) {
				byte b = buffer[scanned];
				if (b > '\r' || b != '\n' && b != '\r')
					continue;
				// the LF of a CRLF is dropped when it comes, as waiting for it would hold this line back
				if (b == '\n' && afterCr && scanned == start) {
					afterCr = false;
					start++;
					continue;
				}
				afterCr = b == '\r';
				return found(scanned, scanned + 1);
			}
			checkLength(scanned);
			int before = start;
			if (!fill())
				return end > start && found(end, end);
			scanned -= before - start;
		}
	}

	/** The current line without its end: a view that the next call of {@link #next} overwrites. */
	public ByteBuffer line() {
		return line;
	}

	private boolean found(int lineEnd, int next) throws ProviderException {
		checkLength(lineEnd);
		if (line.array() != buffer)
			line = ByteBuffer.wrap(buffer);
		line.limit(lineEnd).position(start);
		start = next;
		return true;
	}

	private void checkLength(int lineEnd) throws ProviderException {
		if (lineEnd - start > MAX_BYTES)
			throw new ProviderException(Kind.BAD_ANSWER,
					"The server sent a line of more than 8 MiB, which no answer needs. What came before it is kept.");
	}

	/** Reads at least one byte more, after making room for it. */
	private boolean fill() throws IOException {
		if (start == end) {
			start = 0;
			end = 0;
		} else if (end == buffer.length && start > 0) {
			System.arraycopy(buffer, start, buffer, 0, end - start);
			end -= start;
			start = 0;
		}
		if (end == buffer.length)
			buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, MAX_BYTES + FIRST_BUFFER));
		int count = in.read(buffer, end, buffer.length - end);
		end += Math.max(count, 0);
		return count >= 0;
	}

	private void skipByteOrderMark() throws IOException {
		begun = true;
		while (end < 3 && fill()) {
			// until three bytes are here, or it is clear that they are no mark
			if (buffer[0] != (byte) 0xEF)
				return;
		}
		if (end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF)
			start = 3;
	}
}
