package org.modalis.provider.local.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A loopback server of one file that honours ranges and may cut its first answer in the middle. Stops when closed. */
final class RangeServer implements AutoCloseable {

	private final ServerSocket server;
	private final byte[] content;
	private final int cutAt;
	final List<String> ranges = new CopyOnWriteArrayList<>();

	/** @param cutAt how many bytes the first answer has; 0 for all */
	RangeServer(byte[] content, int cutAt) throws IOException {
		this.content = content;
		this.cutAt = cutAt;
		this.server = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
		Thread.ofPlatform().daemon().start(this::serve);
	}

	String url() {
		return "http://127.0.0.1:" + server.getLocalPort() + "/file";
	}

	private void serve() {
		while (!server.isClosed())
			try (Socket socket = server.accept()) {
				answer(socket);
			} catch (IOException e) {
				continue; // closed by the test, or by a client that has enough
			}
	}

	private void answer(Socket socket) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
		int from = 0;
		String range = "";
		for (String line; (line = in.readLine()) != null && !line.isEmpty();)
			if (line.startsWith("Range: bytes=")) {
				range = line.substring("Range: bytes=".length());
				from = Integer.parseInt(range.substring(0, range.indexOf('-')));
			}
		int until = ranges.isEmpty() && cutAt > 0 ? cutAt : content.length;
		ranges.add(range);
		OutputStream out = socket.getOutputStream();
		String status = range.isEmpty() ? "200 OK"
				: "206 Partial Content\r\nContent-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length;
		out.write(("HTTP/1.1 " + status + "\r\nContent-Length: " + (content.length - from) + "\r\nConnection: close\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		out.write(content, from, until - from);
	}

	@Override
	public void close() throws IOException {
		server.close();
	}
}
