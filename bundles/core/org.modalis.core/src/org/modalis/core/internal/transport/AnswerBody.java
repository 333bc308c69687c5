package org.modalis.core.internal.transport;

import java.io.IOException;
import java.io.InputStream;

/** A body as it comes off the wire. It only remembers how it ended, so that a cut can be told from a reader's own error. */
final class AnswerBody extends InputStream {

	private final InputStream in;
	private IOException failure;
	private boolean ended;

	AnswerBody(InputStream in) {
		this.in = in;
	}

	@Override
	public int read() throws IOException {
		try {
			return noteEnd(in.read());
		} catch (IOException e) {
			throw failed(e);
		}
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		try {
			return noteEnd(in.read(bytes, offset, length));
		} catch (IOException e) {
			throw failed(e);
		}
	}

	@Override
	public int available() throws IOException {
		return in.available();
	}

	/** Nothing: the attempt closes the connection, or gives it back. */
	@Override
	public void close() {
	}

	/** Whether an error came out of the connection. */
	boolean broken() {
		return failure != null;
	}

	/** Whether it was read to its end. */
	boolean ended() {
		return ended;
	}

	private int noteEnd(int read) {
		if (read < 0)
			ended = true;
		return read;
	}

	private IOException failed(IOException e) {
		failure = e;
		return e;
	}
}
