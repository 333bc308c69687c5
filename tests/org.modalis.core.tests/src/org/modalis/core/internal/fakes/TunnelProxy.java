package org.modalis.core.internal.fakes;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback that leads every CONNECT to one server, whatever name it asks for, if the credentials are right. */
public final class TunnelProxy implements Closeable {

	private final ServerSocket listener;
	private final int target;
	private final String authorization;
	private final List<String> heads = new CopyOnWriteArrayList<>();
	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	/**
	 * @param target the port on loopback
	 * @param authorization the header that is wanted; empty for none
	 */
	public TunnelProxy(int target, String authorization) throws IOException {
		this.target = target;
		this.authorization = authorization;
		listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		Thread.ofVirtual().start(this::accept);
	}

	public int port() {
		return listener.getLocalPort();
	}

	/** Each request line with its headers. */
	public List<String> heads() {
		return List.copyOf(heads);
	}

	private void accept() {
		try {
			while (true) {
				var socket = listener.accept();
				sockets.add(socket);
				Thread.ofVirtual().start(() -> serve(socket));
			}
		} catch (IOException e) {
			// closed
		}
	}

	private void serve(Socket socket) {
		try {
			while (true) {
				var head = head(socket.getInputStream());
				heads.add(head);
				if (head.contains(authorization))
					break;
				answer(socket, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
			}
			answer(socket, "HTTP/1.1 200 Connected\r\n\r\n");
			var server = new Socket(InetAddress.getByName("127.0.0.1"), target);
			sockets.add(server);
			Thread.ofVirtual().start(() -> pass(server, socket));
			pass(socket, server);
		} catch (IOException e) {
			// one of the two has gone
		}
	}

	private static void answer(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static String head(InputStream in) throws IOException {
		var head = new StringBuilder();
		while (!head.toString().endsWith("\r\n\r\n")) {
			int b = in.read();
			if (b < 0)
				throw new IOException("no request");
			head.append((char) b);
		}
		return head.toString();
	}

	private static void pass(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		} catch (IOException e) {
			// one of the two has gone
		}
	}

	@Override
	public void close() throws IOException {
		listener.close();
		for (var socket : sockets)
			socket.close();
	}
}
