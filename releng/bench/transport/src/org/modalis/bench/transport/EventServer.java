package org.modalis.bench.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The other end, in a process of its own: answers every GET by the same stream of events, each an HTTP chunk, as fast as the client
 * reads. Prints its port; ends with its parent.
 */
public final class EventServer {

	private static final String EVENT = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\" scattered light\"},\"finish_reason\":null}]}\n\n";

	private EventServer() {
	}

	public static void main(String[] args) throws IOException {
		var answer = answer(Integer.parseInt(args[0]));
		try (var listener = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"))) {
			System.out.println(listener.getLocalPort());
			Thread.ofPlatform().daemon().start(EventServer::endWithParent);
			while (true) {
				var socket = listener.accept();
				Thread.ofVirtual().start(() -> serve(socket, answer));
			}
		}
	}

	/** What the body of one answer amounts to. */
	static long bodyBytes(int events) {
		return (long) EVENT.length() * events;
	}

	private static void endWithParent() {
		try {
			while (System.in.read() >= 0) {
				// nothing is ever sent
			}
		} catch (IOException e) {
			// the same as the end
		}
		System.exit(0);
	}

	private static byte[] answer(int events) {
		var all = new ByteArrayOutputStream();
		write(all, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
		for (int i = 0; i < events; i++)
			write(all, Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n");
		write(all, "0\r\n\r\n");
		return all.toByteArray();
	}

	private static void write(ByteArrayOutputStream all, String text) {
		all.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static void serve(Socket socket, byte[] answer) {
		try (socket) {
			socket.setTcpNoDelay(true);
			var in = new BufferedInputStream(socket.getInputStream());
			while (skipHead(in))
				socket.getOutputStream().write(answer);
		} catch (IOException e) {
			// the client has gone, as it may
		}
	}

	/** A GET has no body: its end is an empty line. */
	private static boolean skipHead(InputStream in) throws IOException {
		int line = 0;
		for (int b = in.read(); b >= 0; b = in.read())
			if (b == '\n') {
				if (line == 0)
					return true;
				line = 0;
			} else if (b != '\r')
				line++;
		return false;
	}
}
