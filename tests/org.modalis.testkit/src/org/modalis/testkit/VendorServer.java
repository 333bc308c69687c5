package org.modalis.testkit;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A vendor on 127.0.0.1 for tests: it plays the {@link VendorReply replies} it is given, well-behaved or rude, over real
 * sockets, and keeps every request it got.
 *
 * <pre>
 * try (var vendor = VendorServer.start()) {
 * 	vendor.on("/v1/models", VendorReply.json(429, "{}").header("Retry-After", "2"), VendorReply.json(200, "{...}"));
 * 	...
 * 	assertEquals("Bearer k", vendor.awaitRequest().header("authorization"));
 * }
 * </pre>
 *
 * Threads: any. Each connection has a virtual thread that reads it and, per request, one that plays the reply; closing the
 * server ends all of them.
 */
public final class VendorServer implements Closeable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ServerSocket listener;
	private final String scheme;
	private final Map<String, Iterator<VendorReply>> replies = new ConcurrentHashMap<>();
	private final List<VendorRequest> requests = new CopyOnWriteArrayList<>();
	private final BlockingQueue<VendorRequest> unread = new LinkedBlockingQueue<>();
	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private VendorServer(ServerSocket listener, String scheme) {
		this.listener = listener;
		this.scheme = scheme;
	}

	/** Starts a server on a free port that answers 404 to everything. */
	public static VendorServer start() {
		return start(ServerSocketFactory.getDefault(), "http");
	}

	/** The same over TLS, with a certificate of the test's choice. */
	public static VendorServer startSecure(SSLContext certificate) {
		return start(certificate.getServerSocketFactory(), "https");
	}

	private static VendorServer start(ServerSocketFactory sockets, String scheme) {
		try {
			var server = new VendorServer(sockets.createServerSocket(0, 200, InetAddress.getByName("127.0.0.1")), scheme);
			Thread.ofVirtual().name("vendor").start(server::accept);
			return server;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Where it listens, without a slash at the end. */
	public URI url() {
		return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
	}

	/** Where it listens, with a path: {@code url("/v1")}. */
	public URI url(String path) {
		return URI.create(url() + path);
	}

	/** Answers requests for a path (without its query, any method) by these replies in turn; the last one stays. */
	public VendorServer on(String path, VendorReply... inTurn) {
		replies.put(path, new InTurn(List.of(inTurn)));
		return this;
	}

	/** All requests so far. */
	public List<VendorRequest> requests() {
		return List.copyOf(requests);
	}

	/** Forgets the requests so far: a test of many thousands would otherwise measure them. */
	public void forgetRequests() {
		requests.clear();
		unread.clear();
	}

	/** The next request that no caller has awaited yet; waits for it. */
	public VendorRequest awaitRequest() throws InterruptedException {
		var request = unread.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		if (request == null)
			throw new AssertionError("No request came within " + PATIENCE.toSeconds() + " s");
		return request;
	}

	/** How many connections are open now. */
	public int openConnections() {
		return connections.size();
	}

	/** Stops listening and drops every connection. */
	@Override
	public void close() {
		closeQuietly(listener);
		connections.forEach(VendorServer::closeQuietly);
	}

	private void accept() {
		try {
			while (true) {
				var socket = listener.accept();
				connections.add(socket);
				Thread.ofVirtual().name("vendor-connection").start(() -> serve(socket));
			}
		} catch (IOException e) {
			// closed
		}
	}

	/** Reads on while a reply plays, because that is how the end of a connection is noticed. */
	private void serve(Socket socket) {
		VendorRequest current = null;
		try (socket) {
			socket.setTcpNoDelay(true);
			var in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
			while (true) {
				int first = in.read();
				if (first < 0)
					break;
				in.unread(first);
				current = VendorRequest.read(in);
				var reply = replyTo(current);
				requests.add(current);
				unread.add(current);
				var wire = new VendorWire(socket, current);
				Thread.ofVirtual().name("vendor-reply").start(() -> reply.play(wire));
			}
		} catch (IOException e) {
			// the other side, or a reply that cuts, ended the connection
		} finally {
			connections.remove(socket);
			if (current != null)
				current.connectionClosed();
		}
	}

	private VendorReply replyTo(VendorRequest request) {
		var inTurn = replies.get(request.pathWithoutQuery());
		return inTurn == null ? VendorReply.json(404, "{\"error\":{\"message\":\"no such path\"}}") : inTurn.next();
	}

	private static void closeQuietly(Closeable closeable) {
		try {
			closeable.close();
		} catch (IOException e) {
			// it is gone either way
		}
	}

	/** Gives each reply once and then the last one for ever. */
	private static final class InTurn implements Iterator<VendorReply> {

		private final List<VendorReply> all;
		private int next;

		InTurn(List<VendorReply> all) {
			if (all.isEmpty())
				throw new IllegalArgumentException("At least one reply is needed");
			this.all = all;
		}

		@Override
		public boolean hasNext() {
			return true;
		}

		@Override
		public synchronized VendorReply next() {
			return all.get(Math.min(next++, all.size() - 1));
		}
	}
}
