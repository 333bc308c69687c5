package org.modalis.bench.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The least that anyone must do: a socket, a request, and the chunks taken apart in one buffer. */
final class BareReader implements Reader {

	private static final int BUFFER_BYTES = 16 << 10;

	private final ConcurrentLinkedQueue<Socket> idle = new ConcurrentLinkedQueue<>();

	@Override
	public String name() {
		return "bare socket";
	}

	@Override
	public long read(URI address) throws IOException {
		var kept = idle.poll();
		var socket = kept != null ? kept : new Socket(address.getHost(), address.getPort());
		socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		long bytes = new Chunks(socket.getInputStream()).count();
		idle.add(socket);
		return bytes;
	}

	/** Finds the sizes and skips what they announce. */
	private static final class Chunks {

		private final InputStream in;
		private final byte[] buffer = new byte[BUFFER_BYTES];
		private int at;
		private int end;

		Chunks(InputStream in) {
			this.in = in;
		}

		long count() throws IOException {
			while (lineLength() > 0) {
				// the head
			}
			long bytes = 0;
			for (int size = size(); size > 0; size = size()) {
				skip(size + 2);
				bytes += size;
			}
			lineLength();
			return bytes;
		}

		private int next() throws IOException {
			if (at == end) {
				end = in.read(buffer);
				at = 0;
				if (end < 0)
					throw new IOException("The server went away");
			}
			return buffer[at++];
		}

		private int lineLength() throws IOException {
			int length = 0;
			for (int b = next(); b != '\n'; b = next())
				if (b != '\r')
					length++;
			return length;
		}

		private int size() throws IOException {
			int size = 0;
			for (int b = next(); b != '\n'; b = next())
				if (b != '\r')
					size = size * 16 + Character.digit(b, 16);
			return size;
		}

		private void skip(int bytes) throws IOException {
			while (bytes > end - at) {
				bytes -= end - at;
				at = end;
				next();
				at--;
			}
			at += bytes;
		}
	}
}
