package org.modalis.testkit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The way back to a client while a {@link VendorReply} plays. */
final class VendorWire {

	private final Socket socket;
	private final VendorRequest request;
	private final OutputStream out;

	VendorWire(Socket socket, VendorRequest request) throws IOException {
		this.socket = socket;
		this.request = request;
		this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 14);
	}

	/** Sends bytes as they are, at once. */
	void send(byte[] bytes) throws IOException {
		out.write(bytes);
		out.flush();
	}

	void send(String text) throws IOException {
		send(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Sends one chunk of a chunked body. */
	void chunk(byte[] bytes) throws IOException {
		if (bytes.length == 0)
			return;
		out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.write(bytes);
		send("\r\n");
	}

	void endOfChunks() throws IOException {
		send("0\r\n\r\n");
	}

	/** Drops the connection. */
	void cut() throws IOException {
		socket.close();
	}

	/** Waits until the connection is gone. */
	void hang() throws InterruptedException {
		request.untilClosed();
	}
}
